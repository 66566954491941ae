# news_archive: PGXS build.  `make`, `make install`, `make installcheck`; EXTRA_CFLAGS adds flags (sanitizers, coverage).
# In another folder than the sources: make -f SOURCES/Makefile.  `make dist` packs a release, `make upgrade-script` makes
# upgrade/news_archive--OLD--NEW.sql anew.

SOURCES     := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))
# The files of the sources that match, named from there.
found        = $(patsubst $(SOURCES)/%,%,$(wildcard $(addprefix $(SOURCES)/,$(1))))

EXTENSION    = news_archive
EXTVERSION  := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" $(SOURCES)/news_archive.control)
MODULE_big   = news_archive

# The floors, from the ground up: a folder uses only those before it, and their SQL is joined in this order.
FLOORS       = extension text language dates article names mentions clauses quotes events search \
               archive/schema archive/ask archive/link archive/load archive/correct reports
# Word lists: those of data/, and those of each language in a folder of its own.
LEXICONS     = $(patsubst data/%.tsv,build/lexicon/%.o,$(call found,data/*.tsv data/*/*.tsv))
OBJS         = $(sort $(patsubst %.c,%.o,$(call found,$(addsuffix /*.c,$(addprefix src/,$(FLOORS)))))) $(LEXICONS) build/old_symbols.o build/reports/assets.o

STAGE_SQL    = $(foreach f,$(FLOORS),$(sort $(call found,src/$(f)/*.sql)))
DATA_built   = $(EXTENSION)--$(EXTVERSION).sql
# The install scripts of earlier versions, and those that lead from one version to the next.
UPGRADES     = $(sort $(call found,upgrade/$(EXTENSION)--*.sql))
OLD_SCRIPTS  = $(foreach f,$(UPGRADES),$(if $(findstring --,$(patsubst upgrade/$(EXTENSION)--%,%,$(f))),,$(f)))
DATA         = $(call found,data/*/*.model) data/news_archive_places.txt $(UPGRADES)
DOCS         =

REGRESS      = $(filter-out $(REGRESS_LAST),$(sort $(patsubst sql/%.sql,%,$(call found,sql/*.sql)))) $(REGRESS_LAST)
REGRESS_LAST =
REGRESS_OPTS = --load-extension=news_archive --encoding=UTF8
ISOLATION    = $(sort $(patsubst specs/%.spec,%,$(call found,specs/*.spec)))
TAP_TESTS    = 1

PKG_CONFIG  ?= pkg-config
LIBS_USED    = icu-uc icu-i18n libxml-2.0
# The server's headers are not ours to warn about.
PG_CPPFLAGS  = -I$(SOURCES)/src -isystem $(shell $(PG_CONFIG) --includedir-server) $(shell $(PKG_CONFIG) --cflags $(LIBS_USED))
PG_CFLAGS    = -Wall -Wextra -Wmissing-prototypes -Werror=implicit-function-declaration \
               -Wno-declaration-after-statement -Wshadow=compatible-local -MMD -MP $(EXTRA_CFLAGS)
SHLIB_LINK   = $(shell $(PKG_CONFIG) --libs $(LIBS_USED)) -lstemmer $(EXTRA_LINK)
CLIENT       = client/news-archive
EXTRA_CLEAN  = build $(CLIENT) $(EXTENSION)--$(EXTVERSION).sql $(EXTENSION)-$(EXTVERSION).zip $(OBJS:.o=.bc) $(OBJS:.o=.d)

# Debian's flags for gcc are passed to clang too.
ifneq (,$(findstring clang,$(CC)))
PG_CFLAGS   += -Wno-unknown-warning-option -Wno-ignored-optimization-argument
endif

PG_CONFIG   ?= pg_config
PGXS        := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

# The products of matrices are where reading spends its time: their loops must be unrolled.
src/language/kernels.o src/language/model.o: CFLAGS += -O3
# What version() tells.
src/extension/module.o src/extension/module.bc: override CPPFLAGS += -DNEWS_ARCHIVE_VERSION='"$(EXTVERSION)"'

# Each object knows the headers it was made from.
-include $(OBJS:.o=.d)

# Where objects go.  No target: with sources elsewhere, make would take the folders there for these.
OBJECT_DIRS := $(shell mkdir -p $(sort $(dir $(OBJS) $(CLIENT))))

# Other lists are checked against that of sectors.
build/lexicon/%.c: data/%.tsv data/sectors.tsv tools/lexicon.pl data/en/joined_prefixes.tsv
	perl $(SOURCES)/tools/lexicon.pl $< > $@.new && mv $@.new $@

# What of the lexicon of acts can never have an effect, over all its files.
ACTS         = $(addprefix data/en/,acts.tsv frames.tsv act_objects.tsv lemmas.tsv joined_prefixes.tsv)
build/lexicon/en/acts.c: build/lexicon/en/acts.checked
build/lexicon/en/acts.checked: $(ACTS) tools/check_acts.pl
	perl $(SOURCES)/tools/check_acts.pl $(SOURCES)/data/en && touch $@

# A database whose extension is of an earlier version may call these until it is updated.
build/old_symbols.c: $(OLD_SCRIPTS) $(DATA_built) tools/upgrade.pl
	perl $(SOURCES)/tools/upgrade.pl --symbols $(addprefix $(SOURCES)/,$(OLD_SCRIPTS)) $(DATA_built) > $@.new && mv $@.new $@

# Style and script of pages.
build/reports/assets.c: src/reports/page.css src/reports/chart.css src/reports/page.js tools/embed.pl
	perl $(SOURCES)/tools/embed.pl $(filter-out %.pl,$^) > $@.new && mv $@.new $@

.PRECIOUS: build/lexicon/%.c

$(EXTENSION)--$(EXTVERSION).sql: $(STAGE_SQL) news_archive.control
	@( printf '%s\n' '\echo Use "CREATE EXTENSION news_archive" to load this file. \quit'; \
	   for f in $(STAGE_SQL); do echo; echo "-- $$f"; cat $(SOURCES)/$$f; done ) > $@.new && mv $@.new $@

# The step from the version before to this one, as far as the two install scripts tell; the rest is written by hand.
OLD_VERSION  = 0.1.0
UPGRADE      = upgrade/$(EXTENSION)--$(OLD_VERSION)--$(EXTVERSION).sql
upgrade-script: $(DATA_built)
	cd $(SOURCES) && perl tools/upgrade.pl upgrade/$(EXTENSION)--$(OLD_VERSION).sql $(CURDIR)/$(DATA_built) upgrade/by_hand--$(OLD_VERSION)--$(EXTVERSION).sql > $(UPGRADE).new
	mv $(SOURCES)/$(UPGRADE).new $(SOURCES)/$(UPGRADE)

# The committed tree as PGXN takes it.
dist:
	git -C $(SOURCES) archive --format zip --prefix=$(EXTENSION)-$(EXTVERSION)/ --output $(CURDIR)/$(EXTENSION)-$(EXTVERSION).zip HEAD

# The loading client, installed beside psql.
all: $(CLIENT)

$(CLIENT): $(call found,client/*.c) client/news-archive.h news_archive.control
	$(CC) $(CFLAGS) -DNEWS_ARCHIVE_VERSION='"$(EXTVERSION)"' -I$(includedir) $(filter %.c,$^) -o $@ $(EXTRA_LINK) $(shell $(PKG_CONFIG) --libs libpq zlib liblzma)

install: install-client
install-client: $(CLIENT) installdirs
	$(MKDIR_P) '$(DESTDIR)$(bindir)'
	$(INSTALL_PROGRAM) $(CLIENT) '$(DESTDIR)$(bindir)/news-archive'

.PHONY: install-client upgrade-script dist
