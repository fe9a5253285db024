"""The desk's database: records are written into tables and read from them. The only room that speaks SQL."""
