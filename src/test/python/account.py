"""Serves an account on a free port, until its input ends: a stack that has the outputs and parameters of a deployment,
its bucket, and its stream, which CloudWatch Logs writes into. Exits with 77 if moto is missing. Prints the address.

The argument is "direct" or "kinesis". The server does not call functions: the bucket "raw" gets what Firehose would
pass to the function.
"""
import json
import sys

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError as missing:
    print(missing)
    sys.exit(77)

REGION = "eu-central-1"
ACCOUNT = "123456789012"
PARAMETERS = {"Destination": "s3", "Redact": "email,password", "TimeZone": "Asia/Tokyo"}


def client(url, service):
    return boto3.client(
        service, region_name=REGION, endpoint_url=url, aws_access_key_id="test", aws_secret_access_key="test"
    )


def make_streams(url, kinesis):
    s3 = client(url, "s3")
    for bucket in ("logs", "raw"):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    if kinesis:
        client(url, "kinesis").create_stream(StreamName="logs", ShardCount=2)
        return "arn:aws:kinesis:%s:%s:stream/logs" % (REGION, ACCOUNT)
    return client(url, "firehose").create_delivery_stream(
        DeliveryStreamName="logs",
        ExtendedS3DestinationConfiguration={
            "RoleARN": "arn:aws:iam::%s:role/made" % ACCOUNT,
            "BucketARN": "arn:aws:s3:::raw",
        },
    )["DeliveryStreamARN"]


def make_stack(url, entry, kinesis):
    outputs = {
        "FunctionArn": "arn:aws:lambda:%s:%s:function:transform" % (REGION, ACCOUNT),
        "DeliveryStreamName": "logs",
        "BucketName": "logs",
        "SubscriptionRoleArn": "arn:aws:iam::%s:role/subscription" % ACCOUNT,
        "SubscriptionDestinationArn": entry,
    }
    if kinesis:
        outputs["KinesisStreamArn"] = entry
    parameters = dict(PARAMETERS, Source="kinesis" if kinesis else "direct-put")
    template = {
        "Parameters": {name: {"Type": "String"} for name in parameters},
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {name: {"Value": value} for name, value in outputs.items()},
    }
    client(url, "cloudformation").create_stack(
        StackName="logs",
        TemplateBody=json.dumps(template),
        Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
    )


def main(source):
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    url = "http://%s:%d" % server.get_host_and_port()
    make_stack(url, make_streams(url, source == "kinesis"), source == "kinesis")
    print(url, flush=True)
    sys.stdin.read()
    server.stop()


main(sys.argv[1])
