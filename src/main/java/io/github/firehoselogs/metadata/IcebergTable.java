package io.github.firehoselogs.metadata;

/// The names of an Apache Iceberg table and of its database.
public record IcebergTable(String database, String table) {}
