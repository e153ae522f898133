package sa.wusul.services.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.engine.EligibilityConvention;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.LatestDecisions;
import sa.wusul.services.PreviewDecisions;
import sa.wusul.services.ServiceCatalogue;

/**
 * The tables of a service, evaluated outside of the process engine, so that nothing of a
 * preview is in the history. A version of a model never changes, so each is read once.
 */
@Component
class EnginePreviewDecisions implements PreviewDecisions {

	private static final String REASON = "what a service asks and costs does not depend on who asks";

	private static final String FEE = "services-fee";

	/** The kind whose fee is charged for each worker of a list. */
	private static final String EACH_WORKER = "EACH_WORKER";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final DmnEngine tables = DecisionEnginePlugin.standalone().buildEngine();

	private final Map<String, PreviewService> read = new ConcurrentHashMap<>();

	private final ProcessEngine engine;

	private final ServiceCatalogue catalogue;

	private final LatestDecisions latest;

	EnginePreviewDecisions(@Lazy ProcessEngine engine, ServiceCatalogue catalogue, LatestDecisions latest) {
		this.engine = engine;
		this.catalogue = catalogue;
		this.latest = latest;
	}

	@Override
	public Optional<List<String>> registers(String service) {
		var model = model(service);
		return model.table()
			.flatMap((table) -> Optional.ofNullable(model.inputs().get("registers")))
			.map((registers) -> ServiceDescriptor.parts(registers.constant(), ","));
	}

	@Override
	public Preview decide(String service, String channel, Set<String> reported, Map<String, Object> facts) {
		var model = model(service);
		return model.table().orElseThrow().decide(channel, model.form().presets(), reported, facts);
	}

	@Override
	public List<Price> prices(String service) {
		var model = model(service);
		if (model.table().isEmpty()) {
			return List.of();
		}
		var prices = new ArrayList<Price>();
		for (var kind : values(model, "feeKind")) {
			for (var term : values(model, "termYears")) {
				var facts = new HashMap<String, Object>(Map.of("service", service));
				facts.put("applicationKind", kind.value());
				facts.put("termYears", term.value());
				var choices = new LinkedHashMap<String, String>();
				kind.key().ifPresent((key) -> choices.put(key, kind.value()));
				term.key().ifPresent((key) -> choices.put(key, term.value()));
				prices.add(new Price(choices, EACH_WORKER.equals(kind.value()),
						this.latest.ask(FEE, facts, Fee.class).map(Fee::fee)));
			}
		}
		return prices;
	}

	/** Returns the values that an input of the process can have. */
	private static List<Choice> values(PreviewService model, String input) {
		var given = model.inputs().get(input);
		if (given == null) {
			return List.of(new Choice(Optional.empty(), null));
		}
		return given.answer()
			.map((key) -> model.form()
				.choices()
				.getOrDefault(key, List.of())
				.stream()
				.map((value) -> new Choice(Optional.of(key), value))
				.toList())
			.orElseGet(() -> List.of(new Choice(Optional.empty(), given.constant())));
	}

	private PreviewService model(String service) {
		this.catalogue.request(service);
		return EngineAccess.asSystem(this.engine, REASON, () -> {
			var models = this.engine.getRepositoryService();
			var id = models.createProcessDefinitionQuery()
				.processDefinitionKey(service)
				.latestVersion()
				.active()
				.singleResult()
				.getId();
			var known = this.read.get(id);
			if (known == null) {
				known = read(models, service, id);
				this.read.put(id, known);
			}
			return known;
		});
	}

	private PreviewService read(RepositoryService models, String service, String id) {
		var parsed = (ProcessDefinitionEntity) ((RepositoryServiceImpl) models).getDeployedProcessDefinition(id);
		var key = EligibilityConvention.eligibilityOf(service);
		var table = Optional
			.ofNullable(models.createDecisionDefinitionQuery()
				.deploymentId(parsed.getDeploymentId())
				.decisionDefinitionKey(key)
				.singleResult())
			.map(DecisionDefinition::getId)
			.map((version) -> new EligibilityPreview(this.tables,
					this.tables.parseDecision(key, models.getDmnModelInstance(version))));
		var inputs = ApplicationInput.of(parsed);
		return new PreviewService(inputs.flatMap((called) -> table), inputs.orElse(Map.of()),
				StartForm.read(this.catalogue.form(service)));
	}

	private record PreviewService(Optional<EligibilityPreview> table, Map<String, ApplicationInput> inputs,
			StartForm form) {
	}

	/** A value of an input, and the form's field that gives it. */
	private record Choice(Optional<String> key, String value) {
	}

	/** The answer of the table of fees. */
	record Fee(Long fee) {
	}

	/**
	 * The start form as far as a preview needs it.
	 *
	 * @param presets the answers with which it begins, by the keys of all its fields
	 * @param choices values of fields with a choice, by their keys
	 */
	record StartForm(Map<String, Object> presets, Map<String, List<String>> choices) {

		static StartForm read(String form) {
			try {
				var presets = new HashMap<String, Object>();
				var choices = new HashMap<String, List<String>>();
				for (var field : JSON.readTree(form).path("components")) {
					if (field.hasNonNull("key")) {
						presets.put(field.get("key").asText(), field.has("defaultValue")
								? JSON.convertValue(field.get("defaultValue"), Object.class) : null);
						choices.put(field.get("key").asText(), field.path("values").findValuesAsText("value"));
					}
				}
				return new StartForm(presets, choices);
			}
			catch (JsonProcessingException deployedAndBroken) {
				throw new IllegalStateException(deployedAndBroken);
			}
		}

	}

}
