"""Lints template.yaml, translates it as SAM does, and lints the result in six Regions.

The linter leaves its IAM rules out of a template with the Serverless transform, so the translation is
linted too. Exits with 77 if a module is missing.
"""
import json
import os
import subprocess
import sys

try:
    import cfnlint  # noqa: F401
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse
except ImportError as missing:
    print(missing)
    sys.exit(77)

REGIONS = ["us-east-1", "eu-central-1", "ap-southeast-2", "sa-east-1", "cn-north-1", "us-gov-west-1"]
KEPT = ["Parameters", "Rules", "Mappings", "Conditions", "Outputs"]


class NoManagedPolicies:
    def load(self):
        return {}


def translate(path):
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    with open(path) as file:
        template = yaml_parse(file)
    # sam package puts the uploaded code there.
    template["Resources"]["TransformFunction"]["Properties"]["CodeUri"] = "s3://bucket/key"
    before = {section: json.dumps(template[section], default=str) for section in KEPT}
    translated = transform(template, {}, NoManagedPolicies())
    for section in KEPT:
        if json.dumps(translated[section], default=str) != before[section]:
            sys.exit("the translation changes " + section)
    if translated["Resources"]["TransformFunction"]["Type"] != "AWS::Lambda::Function":
        sys.exit("the translation makes no function")
    added = set(translated["Resources"]) - set(template["Resources"])
    if added:
        sys.exit("the translation adds %s" % added)
    return translated


def lint(path):
    run = "import sys; from cfnlint.runner import main; sys.exit(main())"
    command = [sys.executable, "-c", run, "--regions", *REGIONS, "--template", path]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        print(result.stdout + result.stderr)
        sys.exit("%s: the linter objects" % path)


def main(template, folder):
    lint(template)
    translated = os.path.join(folder, "translated.json")
    with open(translated, "w") as file:
        json.dump(translate(template), file, indent=1, default=str)
    lint(translated)
    print("linted %s and its translation in %d Regions" % (template, len(REGIONS)))


main(*sys.argv[1:])
