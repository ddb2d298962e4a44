"""May a code base use the models and services it names? Policy, waivers and baseline over discovered usages."""
