namespace DuckDB.NET.Native;
