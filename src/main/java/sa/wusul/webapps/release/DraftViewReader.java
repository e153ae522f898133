package sa.wusul.webapps.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;

import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role.Action;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.release.Draft;
import sa.wusul.release.Drafts;
import sa.wusul.release.ModelsInService;
import sa.wusul.release.rules.ModelFile;
import sa.wusul.release.rules.ModelRules;
import sa.wusul.webapps.SignedInStaff;
import sa.wusul.webapps.release.DraftView.ChangedFile;
import sa.wusul.webapps.release.DraftView.ChangedPart;
import sa.wusul.webapps.release.DraftView.PartDetail;
import sa.wusul.webapps.versions.ModelDifference;
import sa.wusul.webapps.versions.ModelPictureReader;

/** Drafts with the picture of their changes, for those who hand in or decide drafts. */
@Component
class DraftViewReader {

	private static final String PROCESS = "release-draft-approval";

	private final Drafts drafts;

	private final ModelsInService models;

	private final ModelRules rules;

	private final ModelPictureReader pictures;

	private final Rights rights;

	private final CurrentStaff staff;

	private final SignedInStaff signedInStaff;

	private final TaskService tasks;

	private final RuntimeService instances;

	DraftViewReader(Drafts drafts, ModelsInService models, ModelRules rules, ModelPictureReader pictures, Rights rights,
			CurrentStaff staff, SignedInStaff signedInStaff, TaskService tasks, RuntimeService instances) {
		this.drafts = drafts;
		this.models = models;
		this.rules = rules;
		this.pictures = pictures;
		this.rights = rights;
		this.staff = staff;
		this.signedInStaff = signedInStaff;
		this.tasks = tasks;
		this.instances = instances;
	}

	/**
	 * Returns the draft of a task; empty for other tasks, and for those who may not see
	 * drafts.
	 */
	Optional<DraftView> forTask(String task) {
		if (!this.rights.may(groups(), Action.REVIEW)) {
			return Optional.empty();
		}
		return this.signedInStaff
			.unrestricted(() -> Optional
				.ofNullable(this.tasks.createTaskQuery().taskId(task).processDefinitionKey(PROCESS).singleResult())
				.map((found) -> (Number) this.instances.getVariable(found.getExecutionId(), "draftNumber")))
			.map((number) -> view(this.drafts.get(number.longValue())));
	}

	/**
	 * Returns a draft.
	 * @throws RefusalException if the person may not see drafts, or there is none
	 */
	DraftView get(long number) {
		if (!this.rights.may(groups(), Action.REVIEW)) {
			throw new RefusalException(Kind.FORBIDDEN, "draft.notReviewer");
		}
		return view(this.drafts.get(number));
	}

	private Set<String> groups() {
		return this.staff.person().map(CurrentStaff.Person::groups).orElse(Set.of());
	}

	private DraftView view(Draft draft) {
		var files = this.drafts.files(draft.number());
		var byName = new HashMap<String, byte[]>();
		files.forEach((file) -> byName.put(bare(file), file.content()));
		var changed = files.stream().map((file) -> changed(draft, file, byName)).toList();
		return new DraftView(draft.number(), draft.name(), draft.people(), draft.state(), Moment.of(draft.handedInAt()),
				draft.changes(), draft.changesEn(), changed);
	}

	private ChangedFile changed(Draft draft, ModelFile file, Map<String, byte[]> files) {
		var before = this.drafts.before(draft.number(), file.name());
		var words = this.rules.guards(file);
		var isProcess = file.kind() == ModelFile.Kind.BPMN;
		var isTable = file.kind() == ModelFile.Kind.DMN;
		var maySee = this.rights.maySee(groups(), file.bareName());
		return new ChangedFile(bare(file), file.bareName(), file.kind(), words.name(), words.nameEn(), before.isEmpty(),
				isProcess ? picture(draft, before, file, files) : null,
				isTable ? DecisionChangeReader.read(before.orElse(null), file.content()) : List.of(),
				(isProcess || isTable) ? List.of() : parts(before, file),
				(isProcess || isTable) ? this.models.callers(file.bareName()) : List.of(),
				(isProcess && maySee) ? this.pictures.cases(file.bareName()) : null,
				isProcess && maySee && before.isPresent() && draft.state() == Draft.State.WAITING);
	}

	private ModelPictureReader.Picture picture(Draft draft, Optional<byte[]> before, ModelFile file,
			Map<String, byte[]> files) {
		if (before.isEmpty()) {
			return this.pictures.alone(file.content());
		}
		Function<String, Optional<byte[]>> then = (name) -> this.drafts.before(draft.number(), name);
		Function<String, Optional<byte[]>> now = (name) -> Optional.ofNullable(files.get(name))
			.or(() -> then.apply(name));
		return this.pictures.compare(before.get(), file.content(), then, now);
	}

	private List<ChangedPart> parts(Optional<byte[]> before, ModelFile file) {
		if (file.kind() == ModelFile.Kind.FORM) {
			return FormChangeReader.read(before.orElseGet(() -> "{}".getBytes(StandardCharsets.UTF_8)), file.content());
		}
		var old = before.map((content) -> this.rules.parts(new ModelFile(file.name(), content))).orElse(Map.of());
		var now = this.rules.parts(file);
		var keys = new TreeSet<>(old.keySet());
		keys.addAll(now.keySet());
		var changes = new ArrayList<ChangedPart>();
		for (var key : keys) {
			var was = old.get(key);
			var becomes = now.get(key);
			if (was == null || !was.equals(becomes)) {
				var kind = (was == null) ? ModelDifference.Kind.ADDED
						: (becomes == null) ? ModelDifference.Kind.REMOVED : ModelDifference.Kind.CHANGED;
				changes.add(new ChangedPart(kind, key, "", List.of(new PartDetail("", was, becomes))));
			}
		}
		return changes;
	}

	private static String bare(ModelFile file) {
		return file.name().substring(file.name().lastIndexOf('/') + 1);
	}

}
