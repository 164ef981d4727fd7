#!/bin/sh
# Saves what session-ready evaluates of an account, with the AWS CLI alone. Every call only reads.
#
#   sh capture.sh DIRECTORY
#   session-ready import DIRECTORY --out account.json
#
# Credentials and Region are those that the AWS CLI finds (AWS_PROFILE, AWS_REGION ...).
# SESSION_DOCUMENT names a session document other than the one of the console.
# An answer is saved as COMMAND.json or COMMAND/NAME.json, and where AWS refuses, why, as .error.
set -u
umask 077
dir=${1:?usage: sh capture.sh DIRECTORY}
document=${SESSION_DOCUMENT:-SSM-SessionManagerRunShell}
AWS_PAGER=
AWS_DEFAULT_OUTPUT=json
export AWS_PAGER AWS_DEFAULT_OUTPUT
mkdir -p "$dir" || exit 2
case $dir in
  -*) dir=./$dir ;;
esac

# ask FILE SERVICE COMMAND OPTION...: the answer to one question, in a file.
ask() {
  file=$dir/$1
  shift
  mkdir -p "${file%/*}"
  if aws "$@" --output json > "$file.json" 2> "$file.error" < /dev/null; then
    rm -f "$file.error"
  else
    rm -f "$file.json"
    printf '%s: ' "$1 $2" >&2
    sed '/^$/d' "$file.error" >&2
  fi
}

# each FILE MEMBER: what a member is in an answer, one a line, each once. The CLI prints every member
# on a line of its own, and no id or ARN has a quotation mark in it.
each() {
  [ ! -f "$dir/$1.json" ] ||
    sed -n 's/^ *"'"$2"'": "\([^"\\]*\)",\{0,1\}$/\1/p' "$dir/$1.json" | LC_ALL=C sort -u
}

# pages FILE SERVICE COMMAND OPTION...: an answer whose pages the CLI does not follow by itself.
pages() {
  first=$1
  shift
  ask "$first" "$@"
  token=$(each "$first" NextToken)
  while [ -n "$token" ]; do
    page=$first/$(name "$token")
    ask "$page" "$@" "--next-token=$token"
    token=$(each "$page" NextToken)
  done
}

# found SERVICE COMMAND OPTION...: the same of what a query finds.
found() {
  aws "$@" --output text 2> /dev/null < /dev/null |
    tr '\t' '\n' | sed '/^$/d; /^None$/d' | LC_ALL=C sort -u
}

# A name as that of a file.
name() {
  printf '%s' "$1" | sed 's,%,%25,g; s,/,%2F,g; s,:,%3A,g'
}

ask get-caller-identity sts get-caller-identity
ask describe-availability-zones ec2 describe-availability-zones
region=$(each describe-availability-zones RegionName)

# The instances and the network around them.
for listing in instances vpcs subnets dhcp-options vpc-block-public-access-options \
  route-tables network-acls security-groups managed-prefix-lists vpc-endpoints \
  network-interfaces internet-gateways nat-gateways \
  egress-only-internet-gateways vpc-peering-connections transit-gateway-vpc-attachments \
  transit-gateway-route-tables; do
  ask "describe-$listing" ec2 "describe-$listing"
done
pages describe-vpc-block-public-access-exclusions ec2 describe-vpc-block-public-access-exclusions
each describe-instances VpcId |
  while IFS= read -r vpc; do
    for attribute in enableDnsSupport enableDnsHostnames; do
      ask "describe-vpc-attribute/$(name "$vpc")/$attribute" \
        ec2 describe-vpc-attribute "--vpc-id=$vpc" "--attribute=$attribute"
    done
    zones=list-hosted-zones-by-vpc/$(name "$vpc")
    pages "$zones/$region" route53 list-hosted-zones-by-vpc \
      "--vpc-id=$vpc" "--vpc-region=$region" --max-items=100
    # AWS shows nobody the records of the zones of its own services.
    find "$dir/$zones" -name '*.json' -exec awk -F '"' '
      /"HostedZoneId":/ { if (id != "") print id; id = $4 }
      /"OwningService":/ { id = "" }
      END { if (id != "") print id }' {} + |
      while IFS= read -r zone; do
        ask "list-resource-record-sets/$(name "$zone")" \
          route53 list-resource-record-sets "--hosted-zone-id=$zone"
      done
  done
each describe-managed-prefix-lists PrefixListId |
  while IFS= read -r list; do
    ask "get-managed-prefix-list-entries/$(name "$list")" \
      ec2 get-managed-prefix-list-entries "--prefix-list-id=$list"
  done
each describe-transit-gateway-route-tables TransitGatewayRouteTableId |
  while IFS= read -r table; do
    ask "get-transit-gateway-route-table-associations/$(name "$table")" \
      ec2 get-transit-gateway-route-table-associations "--transit-gateway-route-table-id=$table"
    ask "search-transit-gateway-routes/$(name "$table")" ec2 search-transit-gateway-routes \
      "--transit-gateway-route-table-id=$table" --filters Name=state,Values=active,blackhole
  done

# What else answers for names in the VPCs.
ask list-profile-associations route53profiles list-profile-associations
for listing in resolver-rule-associations resolver-rules firewall-rule-group-associations; do
  ask "list-$listing" route53resolver "list-$listing"
done
{
  each list-firewall-rule-group-associations FirewallRuleGroupId
  each list-profile-associations ProfileId |
    while IFS= read -r profile; do
      ask "list-profile-resource-associations/$(name "$profile")" \
        route53profiles list-profile-resource-associations "--profile-id=$profile"
      each "list-profile-resource-associations/$(name "$profile")" ResourceArn |
        sed -n 's,.*:firewall-rule-group/,,p'
    done
} | LC_ALL=C sort -u |
  while IFS= read -r group; do
    ask "list-firewall-rules/$(name "$group")" \
      route53resolver list-firewall-rules "--firewall-rule-group-id=$group"
    each "list-firewall-rules/$(name "$group")" FirewallDomainListId |
      while IFS= read -r list; do
        ask "list-firewall-domains/$(name "$list")" \
          route53resolver list-firewall-domains "--firewall-domain-list-id=$list"
      done
  done

# What Systems Manager knows of the instances.
setting=/ssm/managed-instance/default-ec2-instance-management-role
ask describe-instance-properties ssm describe-instance-properties
ask get-service-setting ssm get-service-setting "--setting-id=$setting"
found ec2 describe-instances \
  --query "Reservations[].Instances[?State.Name=='running'][].InstanceId" |
  while IFS= read -r instance; do
    ask "get-connection-status/$(name "$instance")" ssm get-connection-status "--target=$instance"
  done

# The roles of the instances and their policies.
{
  each get-service-setting SettingValue | sed '/^\$None$/d; s,.*/,,'
  each describe-instances Arn | sed -n 's,^arn:[^:]*:iam:.*:instance-profile/,,p' |
    while IFS= read -r profile; do
      profile=${profile##*/}
      ask "get-instance-profile/$(name "$profile")" \
        iam get-instance-profile "--instance-profile-name=$profile"
      each "get-instance-profile/$(name "$profile")" RoleName
    done
} | LC_ALL=C sort -u |
  while IFS= read -r role; do
    ask "get-role/$(name "$role")" iam get-role "--role-name=$role"
    ask "list-role-policies/$(name "$role")" iam list-role-policies "--role-name=$role"
    ask "list-attached-role-policies/$(name "$role")" \
      iam list-attached-role-policies "--role-name=$role"
    [ ! -f "$dir/list-role-policies/$(name "$role").json" ] ||
      sed -n 's/^ *"\([^"\\]*\)",\{0,1\}$/\1/p' "$dir/list-role-policies/$(name "$role").json" |
      while IFS= read -r policy; do
        ask "get-role-policy/$(name "$role")/$(name "$policy")" \
          iam get-role-policy "--role-name=$role" "--policy-name=$policy"
      done
    each "list-attached-role-policies/$(name "$role")" PolicyArn
    each "get-role/$(name "$role")" PermissionsBoundaryArn
  done | LC_ALL=C sort -u |
  while IFS= read -r policy; do
    ask "get-policy/$(name "$policy")" iam get-policy "--policy-arn=$policy"
    version=$(each "get-policy/$(name "$policy")" DefaultVersionId)
    [ -z "$version" ] || ask "get-policy-version/$(name "$policy")/$(name "$version")" \
      iam get-policy-version "--policy-arn=$policy" "--version-id=$version"
  done

# What the preferences name: where sessions are logged, and the keys.
ask "get-document/$(name "$document")" ssm get-document "--name=$document" --document-format=JSON
# shellcheck disable=SC2016 # AWS calls the newest version so.
ask "get-document/$(name "$document")"'/$LATEST' \
  ssm get-document "--name=$document" '--document-version=$LATEST' --document-format=JSON
# shellcheck disable=SC2016
newest=$dir/get-document/$(name "$document")'/$LATEST.json'
preferences=
[ ! -f "$newest" ] || preferences=$(
  sed -n 's/^ *"Content": "\(.*\)",\{0,1\}$/\1/p' "$newest" | sed 's/\\[nrt]/ /g; s/\\"/"/g'
)

# preference NAME: what a preference is; one that only the agent resolves names nothing.
preference() {
  printf '%s\n' "$preferences" |
    sed -n 's,.*"'"$1"'"[[:space:]]*:[[:space:]]*"\([^"]*\)".*,\1,p' | sed '/{{/d'
}

ask list-buckets s3api list-buckets
{
  preference kmsKeyId
  preference s3BucketName |
    while IFS= read -r bucket; do
      [ -n "$bucket" ] || continue
      for what in location encryption policy ownership-controls; do
        ask "get-bucket-$what/$(name "$bucket")" s3api "get-bucket-$what" "--bucket=$bucket"
      done
      each "get-bucket-encryption/$(name "$bucket")" KMSMasterKeyID
    done
  preference cloudWatchLogGroupName |
    while IFS= read -r group; do
      [ -n "$group" ] || continue
      ask "describe-log-groups/$(name "$group")" \
        logs describe-log-groups "--log-group-name-prefix=$group"
      each "describe-log-groups/$(name "$group")" kmsKeyId
    done
} | sed '/^$/d' | LC_ALL=C sort -u |
  while IFS= read -r key; do
    ask "describe-key/$(name "$key")" kms describe-key "--key-id=$key"
    each "describe-key/$(name "$key")" Arn
  done | LC_ALL=C sort -u |
  while IFS= read -r key; do
    ask "get-key-policy/$(name "$key")" kms get-key-policy "--key-id=$key" --policy-name=default
    ask "list-grants/$(name "$key")" kms list-grants "--key-id=$key"
  done
