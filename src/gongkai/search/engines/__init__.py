"""The engines: each holds the contract and passes the conformance suite."""
