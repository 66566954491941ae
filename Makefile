# news_archive: PGXS build.  `make`, `make install`, `make installcheck`; EXTRA_CFLAGS adds flags (sanitizers, coverage).

EXTENSION    = news_archive
EXTVERSION   = $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" news_archive.control)
MODULE_big   = news_archive

# The floors, from the ground up: a folder uses only those before it, and their SQL is joined in this order.
FLOORS       = extension text language dates article names mentions quotes events search archive reports
LEXICONS     = $(patsubst data/%.tsv,build/lexicon/%.o,$(wildcard data/*.tsv))
OBJS         = $(sort $(patsubst %.c,%.o,$(wildcard $(addsuffix /*.c,$(addprefix src/,$(FLOORS)))))) $(LEXICONS)

STAGE_SQL    = $(foreach f,$(FLOORS),$(sort $(wildcard src/$(f)/*.sql)))
DATA_built   = $(EXTENSION)--$(EXTVERSION).sql
DATA         = $(wildcard data/*.model) data/news_archive_places.txt
DOCS         =

REGRESS      = $(filter-out $(REGRESS_LAST),$(sort $(patsubst sql/%.sql,%,$(wildcard sql/*.sql)))) $(REGRESS_LAST)
REGRESS_LAST =
REGRESS_OPTS = --load-extension=news_archive --encoding=UTF8
ISOLATION    = $(sort $(patsubst specs/%.spec,%,$(wildcard specs/*.spec)))
TAP_TESTS    = 1

PKG_CONFIG  ?= pkg-config
LIBS_USED    = icu-uc icu-i18n libxml-2.0
# The server's headers are not ours to warn about.
PG_CPPFLAGS  = -Isrc -isystem $(shell $(PG_CONFIG) --includedir-server) $(shell $(PKG_CONFIG) --cflags $(LIBS_USED))
PG_CFLAGS    = -Wall -Wextra -Wmissing-prototypes -Werror=implicit-function-declaration \
               -Wno-declaration-after-statement -MMD -MP $(EXTRA_CFLAGS)
SHLIB_LINK   = $(shell $(PKG_CONFIG) --libs $(LIBS_USED)) -lstemmer $(EXTRA_LINK)
CLIENT       = client/news-archive
EXTRA_CLEAN  = build $(CLIENT) $(EXTENSION)--$(EXTVERSION).sql $(OBJS:.o=.bc) $(OBJS:.o=.d)

# Debian's flags for gcc are passed to clang too.
ifneq (,$(findstring clang,$(CC)))
PG_CFLAGS   += -Wno-unknown-warning-option -Wno-ignored-optimization-argument
endif

PG_CONFIG   ?= pg_config
PGXS        := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

# Adding up rows of weights is where reading spends its time: as vectors it takes half.
src/language/model.o: CFLAGS += -O3

# Each object knows the headers it was made from.
-include $(OBJS:.o=.d)

build/lexicon/%.c: data/%.tsv tools/lexicon.pl
	@mkdir -p $(@D)
	perl tools/lexicon.pl $< > $@.new && mv $@.new $@

.PRECIOUS: build/lexicon/%.c

$(EXTENSION)--$(EXTVERSION).sql: $(STAGE_SQL) news_archive.control
	@( printf '%s\n' '\echo Use "CREATE EXTENSION news_archive" to load this file. \quit'; \
	   for f in $(STAGE_SQL); do echo; echo "-- $$f"; cat $$f; done ) > $@.new && mv $@.new $@

# The loading client, installed beside psql.
all: $(CLIENT)

$(CLIENT): $(wildcard client/*.c) client/news-archive.h news_archive.control
	$(CC) $(CFLAGS) -DNEWS_ARCHIVE_VERSION='"$(EXTVERSION)"' -I$(includedir) $(filter %.c,$^) -o $@ $(EXTRA_LINK) $(shell $(PKG_CONFIG) --libs libpq zlib liblzma)

install: install-client
install-client: $(CLIENT) installdirs
	$(MKDIR_P) '$(DESTDIR)$(bindir)'
	$(INSTALL_PROGRAM) $(CLIENT) '$(DESTDIR)$(bindir)/news-archive'

.PHONY: install-client
