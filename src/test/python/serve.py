"""Serves S3, Firehose and Kinesis on a free port, with a bucket of failure objects and a stream of each kind, until its
input ends. Then writes what the streams hold to a folder. Exits with 77 if moto is missing.

The arguments are a folder with the failure objects and a folder for the records. Prints the address.
"""
import os
import sys

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError as missing:
    print(missing)
    sys.exit(77)

REGION = "eu-central-1"


def client(url, service):
    return boto3.client(
        service, region_name=REGION, endpoint_url=url, aws_access_key_id="test", aws_secret_access_key="test"
    )


def make(url, objects):
    s3 = client(url, "s3")
    for bucket in ("logs", "delivered"):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    for name in os.listdir(objects):
        s3.upload_file(os.path.join(objects, name), "logs", "errors/processing-failed/" + name)
    client(url, "kinesis").create_stream(StreamName="logs", ShardCount=2)
    client(url, "firehose").create_delivery_stream(
        DeliveryStreamName="logs",
        ExtendedS3DestinationConfiguration={
            "RoleARN": "arn:aws:iam::123456789012:role/made",
            "BucketARN": "arn:aws:s3:::delivered",
        },
    )


def records_of_kinesis(url):
    kinesis = client(url, "kinesis")
    for shard in kinesis.list_shards(StreamName="logs")["Shards"]:
        iterator = kinesis.get_shard_iterator(
            StreamName="logs", ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        while True:
            page = kinesis.get_records(ShardIterator=iterator, Limit=10000)
            if not page["Records"]:
                break
            for record in page["Records"]:
                yield record["Data"]
            iterator = page["NextShardIterator"]


def objects_of_firehose(url):
    s3 = client(url, "s3")
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket="delivered"):
        for each in page.get("Contents", []):
            yield s3.get_object(Bucket="delivered", Key=each["Key"])["Body"].read()


def write(folder, name, contents):
    for number, content in enumerate(contents):
        with open(os.path.join(folder, "%s-%d" % (name, number)), "wb") as file:
            file.write(content)


def main():
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    url = "http://%s:%d" % server.get_host_and_port()
    make(url, sys.argv[1])
    print(url, flush=True)
    sys.stdin.read()
    write(sys.argv[2], "kinesis", records_of_kinesis(url))
    write(sys.argv[2], "firehose", objects_of_firehose(url))
    server.stop()


main()
