"""A bucket of an object store on this machine (moto), which believes no request whose signature is not botocore's; and what
lies in it, as boto3 finds it.

    s3.py LIBRARY serve PORT PLACE              writes PLACE/credentials once it is ready
    s3.py LIBRARY get PORT PLACE KEY FILE       writes the object into FILE and prints its content type
"""
import sys
import threading

sys.path.insert(0, sys.argv[1])
import boto3  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402

REGION, BUCKET = "cn-north-1", "liuyan"
action, port, place = sys.argv[2:5]


def client(service, name, secret):
    return boto3.client(
        service, endpoint_url="http://localhost:" + port, region_name=REGION, aws_access_key_id=name,
        aws_secret_access_key=secret)


def serve():
    import urllib.request

    from moto.server import ThreadedMotoServer

    ThreadedMotoServer(ip_address="127.0.0.1", port=int(port)).start()
    client("s3", "any", "any").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    iam = client("iam", "any", "any")
    iam.create_user(UserName="naiman")
    iam.put_user_policy(
        UserName="naiman", PolicyName="bucket",
        PolicyDocument="""{"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["s3:*"], "Resource": ["*"]}]}""")
    key = iam.create_access_key(UserName="naiman")["AccessKey"]
    # From now on every request is looked at.
    urllib.request.urlopen(
        urllib.request.Request(
            "http://localhost:%s/moto-api/reset-auth" % port, data=b"0",
            headers={"Content-Type": "text/plain"})).read()
    with open(place + "/credentials", "w") as file:
        file.write("%s\n%s\n" % (key["AccessKeyId"], key["SecretAccessKey"]))
    threading.Event().wait()


def get(key, path):
    with open(place + "/credentials") as file:
        name, secret = file.read().split()
    try:
        found = client("s3", name, secret).get_object(Bucket=BUCKET, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchKey":
            return
        raise
    with open(path, "wb") as file:
        file.write(found["Body"].read())
    print(found["ContentType"])


serve() if action == "serve" else get(*sys.argv[5:7])
