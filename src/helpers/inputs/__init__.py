"""Everything that is read from outside: params, catalogues, spreadsheets; checked on the way in."""
