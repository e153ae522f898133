package sa.wusul.platform.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import sa.wusul.platform.identity.Rights;

/**
 * The processes and decisions that never run for a confidential case, as far as their
 * models say. All others are closed to users without a right to confidential cases: the
 * confidential processes themselves, those that accompany cases, everything that one of
 * them calls in any of its versions, and decisions that only Java evaluates, for any
 * case.
 */
record ConfidentialReach(Set<String> openProcesses, Set<String> openDecisions) {

	static ConfidentialReach of(Rights rights, DeployedModels models) {
		var reached = new HashSet<String>();
		var waiting = new ArrayDeque<>(models.processes()
			.stream()
			.filter((process) -> rights.isConfidential(process) || rights.accompanies(process))
			.toList());
		var reachedDecisions = new HashSet<String>();
		while (!waiting.isEmpty()) {
			var process = waiting.remove();
			if (!reached.add(process)) {
				continue;
			}
			for (var calls : models.allVersions(process)) {
				if (calls.anything()) {
					return new ConfidentialReach(Set.of(), Set.of());
				}
				reachedDecisions.addAll(calls.decisions());
				waiting.addAll(calls.processes());
			}
		}
		var open = models.processes()
			.stream()
			.filter((process) -> !reached.contains(process))
			.collect(Collectors.toUnmodifiableSet());
		var openDecisions = open.stream()
			.map(models::newest)
			.map(ModelCalls::decisions)
			.flatMap(Collection::stream)
			.filter((decision) -> !reachedDecisions.contains(decision) && !rights.isConfidential(decision))
			.collect(Collectors.toUnmodifiableSet());
		return new ConfidentialReach(open, openDecisions);
	}

}
