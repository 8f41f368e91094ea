"""Holds commands of the AWS CLI against botocore's models: service, operation, options, values.
Exits with 77 if botocore is missing.

The file has a JSON array of commands, each an array of its words after `aws`.
"""
import json
import sys

sys.dont_write_bytecode = True

import model  # Exits if botocore is missing.
from botocore import session, xform_name

# Options of the CLI itself.
OF_ALL = {"region", "query", "output", "profile"}


def options(words):
    """The words after each option, by its name."""
    found = {}
    for word in words:
        if word.startswith("--"):
            found[word[2:]] = values = []
        else:
            values.append(word)
    return found


def leaves_as_text(value):
    """As model.check expects them."""
    if isinstance(value, dict):
        return {name: leaves_as_text(each) for name, each in value.items()}
    if isinstance(value, list):
        return [leaves_as_text(each) for each in value]
    return json.dumps(value) if isinstance(value, (bool, int, float)) else value


def argument(shape, values):
    if shape.type_name == "boolean" and not values:
        return "true"
    if shape.type_name in ("structure", "map"):
        return leaves_as_text(json.loads(" ".join(values)))
    if shape.type_name == "list":
        return list(values)
    return " ".join(values)


def check(command, services):
    service = services.get_service_model(command[0])
    operations = {xform_name(each, "-"): each for each in service.operation_names}
    shape = service.operation_model(operations[command[1]]).input_shape
    members = {xform_name(name, "-"): (name, each) for name, each in shape.members.items()}
    parameters = {}
    for name, values in options(command[2:]).items():
        if name == "zip-file":
            parameters["Content"] = {}  # The CLI reads the file.
        elif name in members:
            parameters[members[name][0]] = argument(members[name][1], values)
        elif name not in OF_ALL:
            model.problems.add("aws %s %s --%s: unknown" % (command[0], command[1], name))
    model.check(shape, parameters, "aws %s %s" % (command[0], command[1]))


def main(file):
    services = session.get_session()
    commands = json.load(open(file))
    for command in commands:
        check(command, services)
    if model.problems:
        sys.exit("\n".join(sorted(model.problems)))
    print("%d commands" % len(commands))


main(*sys.argv[1:])
