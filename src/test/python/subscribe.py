"""Makes the streams of the template on a local server, subscribes a log group as the template does, logs two
lines, and writes what the streams then hold to a folder. Exits with 77 if moto is missing.

The file has the properties of the streams and of the subscriptions, for Direct PUT and for Kinesis.
"""
import json
import os
import sys
import time
import urllib.request

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError as missing:
    print(missing)
    sys.exit(77)

LINES = ["first line", "second line"]
NUMBERS = {"SizeInMBs", "IntervalInSeconds", "DurationInSeconds"}


def typed(name, value):
    if isinstance(value, dict):
        return {field: typed(field, each) for field, each in value.items()}
    if isinstance(value, list):
        return [typed(name, each) for each in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if name in NUMBERS else value


def reset(server):
    """All servers of a process share what they hold."""
    url = "http://%s:%d/moto-api/reset" % server.get_host_and_port()
    urllib.request.urlopen(urllib.request.Request(url, method="POST"), timeout=10).close()


def lower_first(fields):
    return {name[0].lower() + name[1:]: value for name, value in fields.items()}


def client(server, service):
    host, port = server.get_host_and_port()
    return boto3.client(
        service,
        region_name="eu-central-1",
        endpoint_url="http://%s:%d" % (host, port),
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def log(logs, subscription):
    group = subscription["LogGroupName"]
    logs.create_log_group(logGroupName=group)
    logs.create_log_stream(logGroupName=group, logStreamName="i-0123456789")
    logs.put_subscription_filter(**lower_first(subscription))
    # Events older than two weeks are refused.
    now = int(time.time() * 1000)
    events = [{"timestamp": now + i, "message": line} for i, line in enumerate(LINES)]
    logs.put_log_events(logGroupName=group, logStreamName="i-0123456789", logEvents=events)


def direct(server, plan, folder):
    s3, firehose = client(server, "s3"), client(server, "firehose")
    bucket = plan["stream"]["ExtendedS3DestinationConfiguration"]["BucketARN"].split(":")[-1]
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    made = firehose.create_delivery_stream(**typed("", plan["stream"]))
    if made["DeliveryStreamARN"] != plan["subscription"]["DestinationArn"]:
        sys.exit("another ARN: " + made["DeliveryStreamARN"])
    log(client(server, "logs"), plan["subscription"])
    objects = s3.list_objects_v2(Bucket=bucket).get("Contents", [])
    for number, each in enumerate(objects):
        body = s3.get_object(Bucket=bucket, Key=each["Key"])["Body"].read()
        write(os.path.join(folder, "direct-%d" % number), body)


def kinesis(server, plan, folder):
    streams = client(server, "kinesis")
    arn = plan["subscription"]["DestinationArn"]
    mode = plan["source"]["StreamModeDetails"]
    streams.create_stream(StreamName=arn.split("/")[1], StreamModeDetails=mode)
    log(client(server, "logs"), plan["subscription"])
    records = 0
    for shard in streams.list_shards(StreamARN=arn)["Shards"]:
        iterator = streams.get_shard_iterator(
            StreamARN=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        for record in streams.get_records(StreamARN=arn, ShardIterator=iterator)["Records"]:
            write(os.path.join(folder, "kinesis-%d" % records), record["Data"])
            records += 1


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def main(file, folder):
    plans = json.load(open(file))
    for name, run in (("direct", direct), ("kinesis", kinesis)):
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        try:
            reset(server)
            run(server, plans[name], folder)
        finally:
            server.stop()
    print("subscribed and delivered")


main(*sys.argv[1:])
