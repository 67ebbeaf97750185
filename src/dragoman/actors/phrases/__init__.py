"""From words to phrases that name a party: whose a role is, what sector it tells, towns and capitals that act."""
