"""Holds calls against botocore's models of the services: names, required fields, types, enumerations,
patterns, lengths and ranges. Exits with 77 if botocore is missing.

The file has a JSON array of [service, operation, parameters]. CloudFormation spells names as the services
do but for capitals, and every scalar is text.
"""
import json
import re
import sys

try:
    import botocore.session
except ImportError as missing:
    print(missing)
    sys.exit(77)

problems = set()


def size(shape, value, path):
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if (low is not None and value < low) or (high is not None and value > high):
        problems.add("%s: %s is not within %s to %s" % (path, value, low, high))


def structure(shape, value, path):
    members = {name.lower(): (name, member) for name, member in shape.members.items()}
    found = set()
    for name, each in value.items():
        if name.lower() not in members:
            problems.add("%s.%s: unknown" % (path, name))
            continue
        known, member = members[name.lower()]
        found.add(known)
        check(member, each, "%s.%s" % (path, known))
    for name in set(shape.required_members) - found:
        problems.add("%s.%s: required" % (path, name))


def scalar(shape, value, path):
    if not isinstance(value, str):
        problems.add("%s: expected %s" % (path, shape.type_name))
    elif shape.type_name == "string":
        size(shape, len(value), path)
        if shape.enum and value not in shape.enum:
            problems.add("%s: %s is not in %s" % (path, value, shape.enum))
        pattern = shape.metadata.get("pattern")
        if pattern and not re.fullmatch(pattern.replace("\\p{L}", "\\w").replace("\\p{Z}", "\\s").replace("\\p{N}", "0-9"), value, re.S):
            problems.add("%s: %s does not match %s" % (path, value, pattern))
    elif shape.type_name == "boolean":
        if value not in ("true", "false"):
            problems.add("%s: %s is no boolean" % (path, value))
    elif re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        size(shape, float(value), path)
    else:
        problems.add("%s: %s is no %s" % (path, value, shape.type_name))


def check(shape, value, path):
    if shape.type_name == "structure" and isinstance(value, dict):
        structure(shape, value, path)
    elif shape.type_name == "list" and isinstance(value, list):
        size(shape, len(value), path)
        for each in value:
            check(shape.member, each, path + "[]")
    elif shape.type_name == "map" and isinstance(value, dict):
        for name, each in value.items():
            check(shape.key, name, path + " key")
            check(shape.value, each, "%s.%s" % (path, name))
    else:
        scalar(shape, value, path)


def main(file):
    session = botocore.session.get_session()
    models = {}
    calls = json.load(open(file))
    for service, operation, parameters in calls:
        if service not in models:
            models[service] = session.get_service_model(service)
        check(models[service].operation_model(operation).input_shape, parameters, operation)
    if problems:
        sys.exit("\n".join(sorted(problems)))
    print("%d calls of %d services" % (len(calls), len(models)))


if __name__ == "__main__":
    main(*sys.argv[1:])
