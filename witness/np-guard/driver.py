"""Answers many questions about network policies in one process with np-guard's network-config-analyzer. Reads one case a
line from stdin, writes one answer a line to stdout."""

import json
import os
import sys
import time
from bisect import bisect_left

# The analyser warns on stdout and stderr; stdout is for answers.
answers, sys.stdout, sys.stderr = sys.stdout, open(os.devnull, "w"), open(os.devnull, "w")

from nca.CoreDS.CanonicalIntervalSet import CanonicalIntervalSet
from nca.CoreDS.Peer import BasePeerSet, IpBlock
from nca.CoreDS.PortSet import PortSet
from nca.CoreDS.ProtocolNameResolver import ProtocolNameResolver
from nca.CoreDS.ProtocolSet import ProtocolSet
from nca.NetworkConfig.NetworkConfig import NetworkConfig
from nca.NetworkConfig.PeerContainer import PeerContainer
from nca.NetworkConfig.PoliciesFinder import PoliciesFinder
from nca.NetworkConfig.TopologyObjectsFinder import NamespacesFinder, PodsFinder
from nca.Resources.PolicyResources.NetworkPolicy import PolicyConnectionsFilter

TRANSPORTS = {name: ProtocolNameResolver.get_protocol_number(name) for name in ("TCP", "UDP", "SCTP")}
TRANSPORT_SET = ProtocolSet()
for transport in TRANSPORTS.values():
    TRANSPORT_SET.add_protocol(transport)


def answer_to(question):
    started = time.process_time()
    config = read(question)
    conns = config.allowed_connections(res_conns_filter=PolicyConnectionsFilter.only_all_allowed_connections())
    allowed = conns.all_allowed_conns
    micros = round((time.process_time() - started) * 1e6)
    return {"conversations": conversations(allowed, places_of(question)), "micros": micros}


def read(question):
    """The objects as np-guard's own reader of resources hands them over, without the files."""
    BasePeerSet.reset()
    namespaces, pods, policies = NamespacesFinder(), PodsFinder(), PoliciesFinder()
    pods.namespaces_finder = namespaces
    for namespace in question["namespaces"]:
        namespaces.parse_yaml_code_for_ns(namespace)
    for pod in question["pods"]:
        pods.add_eps_from_yaml(pod)
    peers = PeerContainer(pods.peer_set, namespaces.namespaces, [], pods.representative_peers)
    policies.set_peer_container(peers)
    for policy in question["policies"]:
        policies.parse_yaml_code_for_policy(as_stored(policy, question["pods"]), "case")
    policies.parse_policies_in_parse_queue()
    return NetworkConfig("case", peers, policies)


def as_stored(policy, pods):
    """The policy with the API server's defaults, and without what np-guard refuses or misreads (README)."""
    spec = dict(policy["spec"])
    if not spec.get("policyTypes"):
        spec["policyTypes"] = ["Ingress", "Egress"] if spec.get("egress") else ["Ingress"]
    for direction, section, side in (("Ingress", "ingress", "from"), ("Egress", "egress", "to")):
        rules = spec.pop(section, None)
        if rules is not None and direction in spec["policyTypes"]:
            spec[section] = [with_values(rule, side, pods) for rule in rules]
    return {**policy, "spec": spec}


def with_values(rule, side, pods):
    peers = rule.get(side)
    return {**rule, side: [peer_with_values(peer, pods) for peer in peers]} if peers else rule


def peer_with_values(peer, pods):
    """`Exists` beside a selector of namespaces, said with `In`: np-guard looks only into the policy's own namespace."""
    expressions = peer.get("podSelector", {}).get("matchExpressions")
    if "namespaceSelector" not in peer or not expressions:
        return peer
    said = [said_with_values(expression, pods) for expression in expressions]
    return {**peer, "podSelector": {**peer["podSelector"], "matchExpressions": said}}


def said_with_values(expression, pods):
    operator = {"Exists": "In", "DoesNotExist": "NotIn"}.get(expression["operator"])
    if operator is None:
        return expression
    key = expression["key"]
    found = {labels[key] for labels in (pod["metadata"]["labels"] for pod in pods) if key in labels}
    return {"key": key, "operator": operator, "values": sorted(found) or ["no-pod-has-it"]}


def places_of(question):
    """The ends in order, pods before outsiders, as np-guard numbers them on its line of all peers."""
    numbers = BasePeerSet()
    names = {peer.full_name(): index for index, peer in enumerate(numbers.ordered_peer_list)}
    pods = [pod["metadata"]["namespace"] + "/" + pod["metadata"]["name"] for pod in question["pods"]]
    outsiders = [next(iter(numbers.get_peer_interval_of({IpBlock(address)}))).start for address in question["outsiders"]]
    return [numbers.min_pod_index + names[pod] for pod in pods] + outsiders


def conversations(allowed, places):
    """[from, to, {protocol: [[first, last]]}] of every two ends with something to say; other protocols are numbers."""
    ordered = sorted((place, end) for end, place in enumerate(places))
    found = {}
    for cube in allowed:
        dimensions = allowed.get_connectivity_cube(cube)
        senders = inside(dimensions.get_dim_directly("src_peers"), ordered)
        receivers = inside(dimensions.get_dim_directly("dst_peers"), ordered)
        protocols = dimensions.get_dim_directly("protocols")
        ports = dimensions.get_dim_directly("dst_ports")
        for pair in ((sender, receiver) for sender in senders for receiver in receivers):
            add(found.setdefault(pair, {}), protocols, ports)
    return [[sender, receiver, written(said)] for (sender, receiver), said in sorted(found.items())]


def inside(intervals, ordered):
    slices = (ordered[bisect_left(ordered, (one.start,)) : bisect_left(ordered, (one.end + 1,))] for one in intervals)
    return [end for ends in slices for _, end in ends]


def add(said, protocols, ports):
    for name, number in TRANSPORTS.items():
        if number in protocols:
            said[name] = said.get(name, CanonicalIntervalSet()) | ports
    others = protocols - TRANSPORT_SET
    if others and ports == PortSet.all_ports_interval:
        said["others"] = said.get("others", CanonicalIntervalSet()) | others


def written(said):
    return {name: [[one.start, one.end] for one in intervals] for name, intervals in said.items()}


def answer_or_refusal(question):
    try:
        return answer_to(question)
    except Exception as error:
        return {"refusal": repr(error)}


for line in sys.stdin:
    answers.write(json.dumps(answer_or_refusal(json.loads(line)), separators=(",", ":")) + "\n")
    answers.flush()
