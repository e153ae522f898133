package sa.wusul.platform.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * The rights of staff by {@code rights.yaml}, which defines every group of staff: a role
 * at each place of the organisation that it works for.
 */
@Component
public class Rights {

	/** Characters that the engine stores of the id of a group. */
	private static final int LONGEST_ID = 64;

	private final Organisation organisation;

	private final List<Role> roles;

	private final Set<String> confidential;

	private final Set<String> accompanying;

	private volatile Groups groups;

	Rights() {
		this(Organisation.load(), YamlFile.read("rights.yaml", File.class));
	}

	private Rights(Organisation organisation, File file) {
		this(organisation, file.roles(), file.confidential(), file.accompanying());
	}

	Rights(Organisation organisation, List<Role> roles, Set<String> confidential, Set<String> accompanying) {
		this.organisation = organisation;
		this.confidential = Set.copyOf(confidential);
		this.accompanying = Set.copyOf(accompanying);
		this.roles = List.copyOf(roles);
		this.groups = groups(organisation.lists());
	}

	/** Returns the groups by id, which follow a release of the organisation. */
	private Map<String, StaffGroup> current() {
		var lists = this.organisation.lists();
		var read = this.groups;
		if (read.lists() != lists) {
			read = groups(lists);
			this.groups = read;
		}
		return read.all();
	}

	private Groups groups(Organisation.Lists lists) {
		var all = new LinkedHashMap<String, StaffGroup>();
		this.roles.stream().flatMap((role) -> groupsOf(role, lists)).forEach((group) -> {
			if (all.put(group.id(), group) != null) {
				throw new IllegalStateException("rights.yaml defines the group '" + group.id() + "' twice");
			}
		});
		return new Groups(lists, all);
	}

	/**
	 * Checks whether each group that there would be with this organisation has an id of
	 * its own, which the engine can store.
	 */
	boolean canHaveGroupsOf(Organisation other) {
		try {
			return groups(other.lists()).all().keySet().stream().allMatch((id) -> id.length() <= LONGEST_ID);
		}
		catch (IllegalStateException twice) {
			return false;
		}
	}

	public static Rights load() {
		return new Rights();
	}

	public Organisation organisation() {
		return this.organisation;
	}

	public List<Role> roles() {
		return this.roles;
	}

	public List<StaffGroup> groups() {
		return List.copyOf(current().values());
	}

	/**
	 * Returns the group with this id; empty for groups that this file does not define.
	 */
	public Optional<StaffGroup> group(String id) {
		return Optional.ofNullable(current().get(id));
	}

	/** Returns the group of a role that works for the whole ministry. */
	public StaffGroup ofMinistry(String role) {
		return StaffGroup.of(role(role, Role.Scope.NONE));
	}

	/**
	 * Checks whether only roles of its own domain see the data of this process, whatever
	 * rights others have.
	 */
	public boolean isConfidential(String process) {
		return this.confidential.contains(domain(process));
	}

	/** Returns the domains whose data only their own roles see. */
	public Set<String> confidentialDomains() {
		return this.confidential;
	}

	/** Returns the domain of a confidential process; empty for other processes. */
	public Optional<String> confidentialDomain(String process) {
		return Optional.of(domain(process)).filter(this.confidential::contains);
	}

	/** Checks whether a role may see any data of a process. */
	public boolean maySee(Role role, String process) {
		return mayShow(role.id(), process);
	}

	/** Checks whether one of these groups may see any data of a process. */
	public boolean maySee(Collection<String> groupIds, String process) {
		return !isConfidential(process) || groupIds.stream()
			.map(current()::get)
			.anyMatch((group) -> group != null && maySee(group.role(), process));
	}

	/**
	 * Checks whether one of these groups may read a model, with its rules and texts: a
	 * confidential one is shown to its domain, to those who start it, and to those who
	 * write or release such models.
	 */
	public boolean mayReadModel(Collection<String> groupIds, String model) {
		return !isConfidential(model) || groupIds.stream()
			.map(current()::get)
			.filter(Objects::nonNull)
			.map(StaffGroup::role)
			.anyMatch((role) -> maySee(role, model) || role.mayStart(model)
					|| role.reads().contains(Role.Readable.CONFIDENTIAL_MODELS));
	}

	/**
	 * Checks whether the cases of a process are among those of a role's own places: roles
	 * of a confidential domain have no others there.
	 */
	public boolean isOfOwnWork(Role role, String process) {
		return isConfidential(role.id()) == isConfidential(process);
	}

	/**
	 * Checks whether data of a process may be shown in the context of this role or
	 * process, such as an earlier case beside another.
	 */
	public boolean mayShow(String where, String process) {
		return !isConfidential(process) || domain(where).equals(domain(process));
	}

	/**
	 * Returns the role that supervises the confidential processes of this domain; its
	 * members receive all that others would supervise.
	 */
	public String supervisorsOf(String confidentialProcess) {
		return domain(confidentialProcess) + "-supervisors";
	}

	/**
	 * Checks whether this process may run beside a confidential case without being called
	 * by its process.
	 */
	public boolean accompanies(String process) {
		return this.accompanying.contains(process);
	}

	private static String domain(String id) {
		return id.split("-", 2)[0];
	}

	/**
	 * Checks whether a member of these groups is a program, which has a key and no
	 * password.
	 */
	public boolean isTechnical(Collection<String> groupIds) {
		return groupIds.stream().map(current()::get).anyMatch((group) -> group != null && group.role().technical());
	}

	/** Checks whether a role of one of these groups logs in with a second factor. */
	public boolean needsSecondFactor(Collection<String> groupIds) {
		return groupIds.stream().map(current()::get).anyMatch((group) -> group != null && group.role().secondFactor());
	}

	/** Checks whether a role of one of these groups may perform this action. */
	public boolean may(Collection<String> groupIds, Role.Action action) {
		return groupIds.stream()
			.map(current()::get)
			.anyMatch((group) -> group != null && group.role().does().contains(action));
	}

	/**
	 * Checks whether a role of one of these groups may perform this action on a process.
	 * Only roles of a confidential domain, which have no other processes, act on its
	 * processes.
	 */
	public boolean may(Collection<String> groupIds, Role.Action action, String process) {
		return groupIds.stream()
			.map(current()::get)
			.filter((group) -> group != null && group.role().does().contains(action))
			.anyMatch((group) -> isConfidential(group.role().id()) == isConfidential(process)
					&& maySee(group.role(), process));
	}

	/** Checks whether one of these groups may start a process for a place. */
	public boolean mayStart(Collection<String> groups, String process, String centre, String section) {
		return groups.stream()
			.map(current()::get)
			.filter((group) -> group != null && group.role().mayStart(process))
			.anyMatch((group) -> group.receivesFor(centre, section));
	}

	/**
	 * Returns the entries of a list of the organisation for which members of these groups
	 * may start a process: those of their own places, or all if a role of theirs works
	 * for the whole ministry, or if none of them starts the process.
	 */
	public Set<String> ownPlaces(Collection<String> groupIds, String process, String list) {
		var starting = groupIds.stream()
			.map(current()::get)
			.filter((group) -> group != null && group.role().mayStart(process))
			.toList();
		return this.organisation.choices(list)
			.keySet()
			.stream()
			.filter((entry) -> starting.isEmpty()
					|| starting.stream().anyMatch((group) -> group.worksAt(list, entry, this.organisation)))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Returns the group of a role that receives the work of one section of a centre. */
	public StaffGroup ofSection(String role, String centre, String section) {
		return StaffGroup.of(role(role, Role.Scope.SECTION), centre(centre),
				this.organisation.section(section).orElseThrow(() -> new UnknownGroupException("section", section)));
	}

	/** Returns the group of a role that receives the work of one centre. */
	public StaffGroup ofCentre(String role, String centre) {
		return StaffGroup.of(role(role, Role.Scope.CENTRE), centre(centre));
	}

	/** Returns the group of a role that receives the work of one department. */
	public StaffGroup ofDepartment(String role, String department) {
		return StaffGroup.ofDepartment(role(role, Role.Scope.DEPARTMENT), this.organisation.department(department)
			.orElseThrow(() -> new UnknownGroupException("department", department)));
	}

	/** Returns the group of a role at the place that its scope requires. */
	public StaffGroup ofPlace(String role, String centre, String department) {
		return (role(role).scope() == Role.Scope.DEPARTMENT) ? ofDepartment(role, department) : ofCentre(role, centre);
	}

	private Role role(String id, Role.Scope scope) {
		var role = role(id);
		if (role.scope() != scope) {
			throw new UnknownGroupException(role, scope);
		}
		return role;
	}

	private Role role(String id) {
		return this.roles.stream()
			.filter((candidate) -> candidate.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new UnknownGroupException("role", id));
	}

	private Place centre(String id) {
		return this.organisation.centre(id).orElseThrow(() -> new UnknownGroupException("centre", id));
	}

	private static Stream<StaffGroup> groupsOf(Role role, Organisation.Lists lists) {
		var placed = switch (role.scope()) {
			case NONE -> Stream.<StaffGroup>empty();
			case CENTRE -> lists.centres().stream().map((centre) -> StaffGroup.of(role, centre));
			case SECTION -> lists.centres()
				.stream()
				.flatMap((centre) -> lists.sections().stream().map((section) -> StaffGroup.of(role, centre, section)));
			case DEPARTMENT ->
				lists.departments().stream().map((department) -> StaffGroup.ofDepartment(role, department));
		};
		return Stream.concat(Stream.of(StaffGroup.of(role)), placed);
	}

	/** The groups that there are with these lists. */
	private record Groups(Organisation.Lists lists, Map<String, StaffGroup> all) {

	}

	record File(Set<String> confidential, Set<String> accompanying, List<Role> roles) {

	}

}
