package sa.wusul.webapps.versions;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.stereotype.Component;

import sa.wusul.platform.text.Sha256;

/**
 * The picture of a change of a process, and the cases that run in its versions. Callers
 * check the rights.
 */
@Component
public class ModelPictureReader {

	private static final int MOST_VERSIONS = 10;

	private static final Map<ElementAspect, String> SUFFIXES = Map.of(ElementAspect.FORM, ".form",
			ElementAspect.DECISION, ".dmn", ElementAspect.CALLED, ".bpmn");

	private final ModelVersionReader models;

	private final RunningCaseRepository running;

	private final CaseMigrationService steps;

	ModelPictureReader(ModelVersionReader models, RunningCaseRepository running, CaseMigrationService steps) {
		this.models = models;
		this.running = running;
		this.steps = steps;
	}

	/**
	 * Compares two versions of a model.
	 * @param then the files beside the version before, by name
	 * @param now the files beside the version after
	 */
	public Picture compare(byte[] before, byte[] after, Function<String, Optional<byte[]>> then,
			Function<String, Optional<byte[]>> now) {
		var difference = ModelDifference.between(elements(before), parts(then), elements(after), parts(now));
		return new Picture(text(before), text(after), difference.changes());
	}

	/** Returns the picture of a model that is new. */
	public Picture alone(byte[] model) {
		return new Picture(null, text(model), List.of());
	}

	/** Returns a deployed model as it was deployed. */
	public String diagram(String definition) {
		return this.models.diagram(this.models.get(definition));
	}

	/** Returns the versions of a process in which cases run, by step, newest first. */
	public List<VersionCases> cases(String process) {
		var versions = this.models.versions(process);
		if (versions.isEmpty()) {
			return List.of();
		}
		var numbers = this.running.numbers(versions.stream().map(ProcessDefinition::getId).toList());
		return versions.stream()
			.filter((version) -> numbers.containsKey(version.getId()))
			.limit(MOST_VERSIONS)
			.map((version) -> new VersionCases(version.getVersion(), version.getVersionTag(),
					numbers.get(version.getId()), steps(version)))
			.toList();
	}

	private List<StepCases> steps(ProcessDefinition version) {
		var elements = this.models.elements(version);
		return this.steps.standing(version.getId())
			.entrySet()
			.stream()
			.filter((step) -> elements.containsKey(step.getKey()) && !elements.get(step.getKey()).isProcess())
			.map((step) -> new StepCases(step.getKey(), elements.get(step.getKey()).title(), step.getValue()))
			.sorted((one, other) -> Long.compare(other.cases(), one.cases()))
			.toList();
	}

	private static Map<String, ModelElement> elements(byte[] model) {
		return ModelElements.read(new ByteArrayInputStream(model));
	}

	private static ModelDifference.Parts parts(Function<String, Optional<byte[]>> files) {
		return (part) -> Optional.ofNullable(SUFFIXES.get(part.aspect()))
			.flatMap((suffix) -> files.apply(part.key() + suffix))
			.map((content) -> new ModelDifference.Part(0, Sha256.hex(content)));
	}

	private static String text(byte[] model) {
		return new String(model, StandardCharsets.UTF_8);
	}

	/**
	 * Both diagrams and their differences.
	 *
	 * @param before {@code null} for a new model
	 */
	public record Picture(String before, String after, List<ModelDifference.Change> changes) {
	}

	/** A version with the number of its running cases. */
	public record VersionCases(int number, String tag, long cases, List<StepCases> steps) {
	}

	/** A step at which cases are. */
	public record StepCases(String id, String name, long cases) {
	}

}
