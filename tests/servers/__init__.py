"""Real Neo4j servers for the tests, from Maven Central."""
