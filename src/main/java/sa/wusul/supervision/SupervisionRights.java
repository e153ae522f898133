package sa.wusul.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The cases and figures that the members of groups supervise. Supervisors of a centre or
 * department see its cases; those of a confidential domain see that domain only, at their
 * centres. Ministry-wide roles that work in Cockpit see all that is not confidential: the
 * figures, and the cases if the role has access to cases.
 */
@Component
class SupervisionRights {

	private final Rights rights;

	private final ModelNames models;

	SupervisionRights(Rights rights, ModelNames models) {
		this.rights = rights;
		this.models = models;
	}

	/**
	 * Returns the view of the members of these groups.
	 * @throws RefusalException {@code supervision.none} if none of the groups supervises
	 * any process
	 */
	SupervisionScope forGroups(Collection<String> groupIds) {
		var groups = groupIds.stream().map(this.rights::group).flatMap(Optional::stream).toList();
		var fields = new ArrayList<SupervisionScope.Field>();
		if (groups.stream().anyMatch((group) -> everywhere(group.role()))) {
			fields.add(new SupervisionScope.Field(processes((process) -> !this.rights.isConfidential(process)), true,
					Set.of(), Set.of()));
		}
		groups.stream()
			.filter((group) -> group.placed() && group.role().supervises())
			.collect(Collectors.groupingBy((group) -> processesOf(group.role())))
			.forEach((processes, places) -> fields.add(new SupervisionScope.Field(processes, false,
					ids(places, StaffGroup::centre), ids(places, StaffGroup::department))));
		fields.removeIf((field) -> field.processes().isEmpty());
		if (fields.isEmpty()) {
			throw new RefusalException(Kind.FORBIDDEN, "supervision.none");
		}
		return new SupervisionScope(fields, groups.stream().anyMatch((group) -> knowsCases(group)));
	}

	private static boolean everywhere(Role role) {
		return role.scope() == Role.Scope.NONE
				&& (role.apps().contains(Role.App.COCKPIT) || role.does().contains(Role.Action.EVERYTHING));
	}

	private static boolean knowsCases(StaffGroup group) {
		var role = group.role();
		return group.placed() && role.supervises() || everywhere(role)
				&& (role.cases() != Role.Cases.NONE || role.does().contains(Role.Action.EVERYTHING));
	}

	/**
	 * Returns the processes of a role; supervisors of a confidential domain have no
	 * others.
	 */
	private Set<String> processesOf(Role role) {
		return this.rights.isConfidential(role.id())
				? processes((process) -> this.rights.isConfidential(process) && this.rights.maySee(role, process))
				: processes((process) -> !this.rights.isConfidential(process));
	}

	private Set<String> processes(Predicate<String> those) {
		return this.models.names().services().stream().filter(those).collect(Collectors.toUnmodifiableSet());
	}

	private static Set<String> ids(List<StaffGroup> groups, Function<StaffGroup, Optional<Place>> place) {
		return groups.stream()
			.map(place)
			.flatMap(Optional::stream)
			.map(Place::id)
			.collect(Collectors.toUnmodifiableSet());
	}

}
