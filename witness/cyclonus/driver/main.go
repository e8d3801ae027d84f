// Answers many questions about network policies in one process with the matcher of Cyclonus. Reads one case a line from
// stdin, writes one answer a line to stdout.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"syscall"

	"github.com/mattfenwick/cyclonus/pkg/matcher"
	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// question is one cluster, the addresses outside of it, and the packets to try between every two ends.
type question struct {
	Namespaces []v1.Namespace               `json:"namespaces"`
	Pods       []v1.Pod                     `json:"pods"`
	Policies   []networkingv1.NetworkPolicy `json:"policies"`
	Outsiders  []string                     `json:"outsiders"`
	Probes     []probe                      `json:"probes"`
	// Senders are the places of the ends to ask from; all when absent.
	Senders []int `json:"senders"`
	// OwnSelectors lets Cyclonus decide what selectors take: faster, and not as Kubernetes has it for NotIn.
	OwnSelectors bool `json:"ownSelectors"`
}

type probe struct {
	Protocol v1.Protocol `json:"protocol"`
	Port     int         `json:"port"`
}

// answer has one character for each sender, receiver and probe, in the order given: 1 is allowed.
type answer struct {
	Allowed string `json:"allowed"`
	// Microseconds of processor time for reading the policies, and for answering after that.
	ReadMicros   int64 `json:"readMicros"`
	AnswerMicros int64 `json:"answerMicros"`
}

// end is a pod with its container ports, or an address outside of the cluster.
type end struct {
	peer *matcher.TrafficPeer
	pod  *v1.Pod
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<30)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		if err := out.Encode(evaluate(asked)); err != nil {
			panic(err)
		}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}

func evaluate(asked question) answer {
	started := processorMicros()
	ends := endsOf(asked)
	marks := &marks{ends: ends}
	policies := make([]*networkingv1.NetworkPolicy, len(asked.Policies))
	for i := range asked.Policies {
		policies[i] = withDefaults(&asked.Policies[i])
		if !asked.OwnSelectors {
			marks.replaceSelectors(policies[i])
		}
	}
	rules := matcher.BuildNetworkPolicies(false, policies)
	read := processorMicros()
	senders := ends
	if len(asked.Senders) > 0 {
		senders = nil
		for _, place := range asked.Senders {
			senders = append(senders, ends[place])
		}
	}
	allowed := make([]byte, 0, len(senders)*len(ends)*len(asked.Probes))
	for _, from := range senders {
		for _, to := range ends {
			for _, probe := range asked.Probes {
				allowed = append(allowed, verdict(rules, from, to, probe))
			}
		}
	}
	return answer{string(allowed), read - started, processorMicros() - read}
}

// processorMicros is the processor time this process has had.
func processorMicros() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return usage.Utime.Nano()/1000 + usage.Stime.Nano()/1000
}

// withDefaults does what the API server does before it stores a policy; Cyclonus reads stored ones.
func withDefaults(policy *networkingv1.NetworkPolicy) *networkingv1.NetworkPolicy {
	if len(policy.Spec.PolicyTypes) == 0 {
		policy.Spec.PolicyTypes = []networkingv1.PolicyType{networkingv1.PolicyTypeIngress}
		if len(policy.Spec.Egress) != 0 {
			policy.Spec.PolicyTypes = append(policy.Spec.PolicyTypes, networkingv1.PolicyTypeEgress)
		}
	}
	return policy
}

// marks lets the code of Kubernetes itself decide what a selector takes: each selector is replaced by a label of its own
// that exactly those pods and namespaces get which it takes. Cyclonus reads NotIn otherwise (README).
type marks struct {
	ends  []end
	count int
}

func (m *marks) replaceSelectors(policy *networkingv1.NetworkPolicy) {
	spec := &policy.Spec
	spec.PodSelector = *m.ofPods(&spec.PodSelector)
	for i := range spec.Ingress {
		m.replacePeers(spec.Ingress[i].From)
	}
	for i := range spec.Egress {
		m.replacePeers(spec.Egress[i].To)
	}
}

func (m *marks) replacePeers(peers []networkingv1.NetworkPolicyPeer) {
	for i := range peers {
		peers[i].PodSelector = m.ofPods(peers[i].PodSelector)
		peers[i].NamespaceSelector = m.ofNamespaces(peers[i].NamespaceSelector)
	}
}

func (m *marks) ofPods(selector *metav1.LabelSelector) *metav1.LabelSelector {
	return m.replaced(selector, func(peer *matcher.InternalPeer) map[string]string { return peer.PodLabels })
}

func (m *marks) ofNamespaces(selector *metav1.LabelSelector) *metav1.LabelSelector {
	return m.replaced(selector, func(peer *matcher.InternalPeer) map[string]string { return peer.NamespaceLabels })
}

func (m *marks) replaced(asked *metav1.LabelSelector, of func(*matcher.InternalPeer) map[string]string) *metav1.LabelSelector {
	if asked == nil {
		return nil
	}
	selector, err := metav1.LabelSelectorAsSelector(asked)
	if err != nil {
		panic(err)
	}
	m.count++
	mark := fmt.Sprintf("mark-%d", m.count)
	for _, end := range m.ends {
		if end.peer.Internal == nil {
			continue
		}
		if own := of(end.peer.Internal); selector.Matches(labels.Set(own)) {
			own[mark] = "yes"
		}
	}
	return &metav1.LabelSelector{MatchLabels: map[string]string{mark: "yes"}}
}

func endsOf(asked question) []end {
	inNamespace := map[string]map[string]string{}
	for _, namespace := range asked.Namespaces {
		all := map[string]string{"kubernetes.io/metadata.name": namespace.Name}
		for key, value := range namespace.Labels {
			all[key] = value
		}
		inNamespace[namespace.Name] = all
	}
	var ends []end
	for i := range asked.Pods {
		pod := &asked.Pods[i]
		internal := &matcher.InternalPeer{
			PodLabels:       maps.Clone(pod.Labels),
			NamespaceLabels: inNamespace[pod.Namespace],
			Namespace:       pod.Namespace,
		}
		ends = append(ends, end{&matcher.TrafficPeer{Internal: internal, IP: pod.Status.PodIP}, pod})
	}
	for _, address := range asked.Outsiders {
		ends = append(ends, end{&matcher.TrafficPeer{IP: address}, nil})
	}
	return ends
}

// verdict is 1 when both sides let the packet through.
func verdict(rules *matcher.Policy, from, to end, probe probe) byte {
	if lets(rules, from, to, probe, false) && lets(rules, from, to, probe, true) {
		return '1'
	}
	return '0'
}

// lets tries the port under every name that the receiver has for it: Cyclonus takes one name, resolved by its caller.
func lets(rules *matcher.Policy, from, to end, probe probe, ingress bool) bool {
	for _, name := range names(to.pod, probe) {
		traffic := &matcher.Traffic{
			Source:           from.peer,
			Destination:      to.peer,
			ResolvedPort:     probe.Port,
			ResolvedPortName: name,
			Protocol:         probe.Protocol,
		}
		if rules.IsIngressOrEgressAllowed(traffic, ingress).IsAllowed() {
			return true
		}
	}
	return false
}

func names(pod *v1.Pod, probe probe) []string {
	found := []string{""}
	if pod == nil {
		return found
	}
	for _, container := range pod.Spec.Containers {
		for _, port := range container.Ports {
			protocol := port.Protocol
			if protocol == "" {
				protocol = v1.ProtocolTCP
			}
			if port.Name != "" && protocol == probe.Protocol && int(port.ContainerPort) == probe.Port {
				found = append(found, port.Name)
			}
		}
	}
	return found
}
