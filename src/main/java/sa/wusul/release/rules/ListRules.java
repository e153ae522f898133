package sa.wusul.release.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;

import sa.wusul.platform.engine.TaskListRules;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.OrganisationRules;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.text.ArabicText;

/** Rules for lists: the organisation and the lists of Tasklist. */
public final class ListRules {

	private static final Set<String> NAMES = Set.of(Organisation.FILE, TaskListRules.FILE);

	/** The lists whose entries have groups, with the scopes of their roles. */
	private static final Map<String, Set<Role.Scope>> PLACES = Map.of("centres",
			Set.of(Role.Scope.CENTRE, Role.Scope.SECTION), "sections", Set.of(Role.Scope.SECTION), "departments",
			Set.of(Role.Scope.DEPARTMENT));

	private final Rights rights;

	private final InService inService;

	private final List<ModelFile> files;

	ListRules(Rights rights, InService inService, List<ModelFile> files) {
		this.rights = rights;
		this.inService = inService;
		this.files = files;
	}

	/** Returns the list of this name that comes with the program. */
	public static Optional<byte[]> packaged(String file) {
		if (!isList(file)) {
			return Optional.empty();
		}
		try (var list = new ClassPathResource(bare(file)).getInputStream()) {
			return Optional.of(list.readAllBytes());
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	static boolean isList(String file) {
		return NAMES.contains(bare(file));
	}

	/** Returns the entries of a list that passed the checks. */
	static Map<String, String> parts(ModelFile file) {
		return bare(file.name()).equals(Organisation.FILE) ? OrganisationRules.parts(file.content())
				: TaskListRules.parts(file.content());
	}

	/**
	 * Returns the places of an organisation, each with the roles whose groups there are
	 * because of it.
	 */
	static GuardedModel guards(ModelFile file, Rights rights) {
		if (!bare(file.name()).equals(Organisation.FILE)) {
			return GuardedModel.none(file.bareName());
		}
		var organisation = Organisation.of(file.content());
		var elements = new LinkedHashMap<String, GuardedElement>();
		PLACES.forEach((list, scopes) -> {
			var roles = rights.roles()
				.stream()
				.filter((role) -> scopes.contains(role.scope()))
				.map(Role::id)
				.collect(Collectors.joining(","));
			var english = organisation.englishChoices(list);
			organisation.choices(list)
				.forEach((id, ar) -> elements.put(list + "." + id, new GuardedElement(list + "." + id, "list", ar,
						english.getOrDefault(id, ar), Map.of(Guard.STAFF_GROUPS, roles))));
		});
		return new GuardedModel(file.bareName(), ArabicText.of("draft.places"), "Centres, sections and departments",
				elements);
	}

	void check(List<ModelFaults> all) {
		for (var place = 0; place < this.files.size(); place++) {
			var file = this.files.get(place);
			var faults = all.get(place);
			if (file.kind() == ModelFile.Kind.LIST && faults.found().isEmpty()) {
				faults(file).forEach((fault) -> faults.add(fault.rule(), fault.what(), "", fault.what()));
			}
		}
	}

	private List<OrganisationRules.ListFault> faults(ModelFile file) {
		return bare(file.name()).equals(Organisation.FILE)
				? OrganisationRules.check(file.content(),
						this.inService.newest(file.name()).or(() -> packaged(file.name())).orElseThrow(), this.rights)
				: TaskListRules.check(file.content(), this.rights, this::isProcess);
	}

	private boolean isProcess(String id) {
		return this.inService.hasProcess(id)
				|| this.files.stream().anyMatch((file) -> bare(file.name()).equals(id + ".bpmn"));
	}

	private static String bare(String file) {
		return file.substring(file.lastIndexOf('/') + 1);
	}

}
