"""The chapter of one indicator: finding, sentences, key figures, ranked chart, table."""
