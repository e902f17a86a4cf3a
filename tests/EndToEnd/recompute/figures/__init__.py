"""The figures of the warehouse, worked out a second time from the contract alone: no SQL, no database, the standard library only."""
