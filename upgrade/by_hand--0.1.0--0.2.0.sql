-- What tools/upgrade.pl cannot tell from the two install scripts.

-- for do 1 of src/search/search.sql
-- the configurations are those of 0.1.0; only their comments are made otherwise, in databases whose capital of i is no I
