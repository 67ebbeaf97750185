"""The sides of an act where its own clause does not name them."""
