"""Python reads this before moto_server: AWS's managed policies are the few that a test attaches."""

import json

from moto.iam import models

USED = ("AmazonSSMManagedInstanceCore",)

models.aws_managed_policies_data = json.dumps(
    {name: policy for name, policy in json.loads(models.aws_managed_policies_data).items() if name in USED}
)
