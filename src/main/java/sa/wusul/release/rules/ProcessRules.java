package sa.wusul.release.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.platform.engine.EligibilityConvention;
import sa.wusul.platform.form.FormWords;

/** Rules for the structure of a process model, as far as its file alone shows it. */
final class ProcessRules {

	private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)+");

	private static final Pattern WORDS = Pattern.compile("([A-Z][a-z]+)+");

	private static final Pattern VARIABLES = Pattern.compile("[a-z][A-Za-z]*(,[a-z][A-Za-z]*)*");

	private static final Pattern PERFORMERS = Pattern.compile("[a-z][A-Za-z]*By(,[a-z][A-Za-z]*By)*");

	private static final Pattern EVENT = Pattern.compile("[A-Z]+(_[A-Z]+)*");

	private static final Pattern VALUE = Pattern.compile("'[A-Z_]+'");

	private static final Pattern REQUIRED = Pattern
		.compile("[a-z][A-Za-z]* !?= (\"[A-Z_]+\"|true)( (and|or) [a-z][A-Za-z]* !?= (\"[A-Z_]+\"|true))*");

	private static final int MILESTONE = 300;

	private static final int NAME = 100;

	private static final int DESCRIPTION = 600;

	private static final String NAME_IN_ENGLISH = "nameEn";

	private static final String DESCRIPTION_IN_ENGLISH = "descriptionEn";

	private static final String NONE = "NONE";

	private static final String TRUE = "true";

	private final RuleBook book;

	private final Vocabulary vocabulary;

	ProcessRules(RuleBook book, Vocabulary vocabulary) {
		this.book = book;
		this.vocabulary = vocabulary;
	}

	void check(ModelNode definitions, ModelFaults faults) {
		var processes = definitions.children("bpmn:process").toList();
		if (processes.size() != 1) {
			faults.add("one-process", definitions, "process × " + processes.size());
			return;
		}
		var process = processes.get(0);
		var nodes = process.all().toList();
		checkIds(definitions, faults);
		checkMessages(definitions, domain(process.id()), faults);
		checkStart(process, faults);
		checkFlows(nodes, faults);
		checkDeadlines(nodes, faults);
		checkLawFacts(nodes, faults);
		checkStepUp(process, nodes, faults);
		checkDelegates(process, nodes, faults);
		nodes.forEach((node) -> {
			checkDocumented(node, faults);
			checkProperties(node, faults);
			checkSavePoint(node, faults);
			switch (node.name()) {
				case "bpmn:callActivity" -> checkCall(node, faults);
				case "bpmn:businessRuleTask" -> checkDecision(process, node, faults);
				case "bpmn:startEvent" -> checkForm(node, faults);
				case "bpmn:intermediateThrowEvent" -> checkInforming(node, faults);
				default -> {
				}
			}
		});
	}

	static String domain(String id) {
		return id.split("-", 2)[0];
	}

	static boolean says(ModelNode node, String property) {
		return node.property(property).filter(TRUE::equals).isPresent();
	}

	private void checkIds(ModelNode definitions, ModelFaults faults) {
		var seen = new HashSet<String>();
		definitions.all().filter((node) -> node.says("id") && !node.prefix().endsWith("di")).forEach((node) -> {
			if (!seen.add(node.id())) {
				faults.add("duplicate-id", node, node.id());
			}
			var fits = node.is("bpmn:process") ? KEBAB.matcher(node.id()).matches()
					: this.book.idPrefix(node.name())
						.map((prefix) -> node.id().startsWith(prefix)
								&& WORDS.matcher(node.id().substring(prefix.length())).matches())
						.orElse(true);
			if (!fits) {
				faults.add("id", node, node.id());
			}
		});
	}

	private void checkMessages(ModelNode definitions, String domain, ModelFaults faults) {
		var shared = this.book.words("sharedMessages");
		definitions.children("bpmn:message").forEach((message) -> {
			var name = message.get("name");
			var what = name.substring(name.indexOf('.') + 1);
			var ours = shared.contains(name) || name.matches(Pattern.quote(domain) + "\\.[a-z]+([A-Z][a-z]+)+");
			if (!ours || !message.id()
				.equals("Message_" + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1))) {
				faults.add("message", message, name);
			}
		});
	}

	private static void checkStart(ModelNode process, ModelFaults faults) {
		var opensCase = says(process, "opensCase");
		var byStaff = says(process, "startedByStaff");
		var byForm = opensCase || byStaff;
		if (opensCase && byStaff) {
			faults.add("start", process, "opensCase, startedByStaff");
		}
		// Without the attribute a process is startable in Tasklist.
		if (process.get("camunda:isStartableInTasklist").equals("false") == byForm) {
			faults.add("start", process, "isStartableInTasklist");
		}
		var starts = process.children("bpmn:startEvent").toList();
		if (starts.size() != 1) {
			faults.add("start", process, "startEvent × " + starts.size());
		}
		else if (starts.get(0).attributes().keySet().stream().noneMatch((said) -> said.startsWith("camunda:formKey"))
				&& starts.get(0).says("camunda:formRef") != byForm) {
			faults.add("start", starts.get(0), "formRef");
		}
	}

	private static void checkForm(ModelNode start, ModelFaults faults) {
		if (start.says("camunda:formRef") && !start.says("camunda:formRefBinding")) {
			faults.add("binding", start, "formRefBinding");
		}
	}

	private void checkFlows(List<ModelNode> nodes, ModelFaults faults) {
		var flows = nodes.stream().filter((node) -> node.is("bpmn:sequenceFlow")).toList();
		var sources = nodes.stream()
			.filter((node) -> node.says("id"))
			.collect(Collectors.toMap(ModelNode::id, Function.identity(), (one, other) -> one));
		var outgoing = flows.stream().collect(Collectors.groupingBy((flow) -> flow.get("sourceRef")));
		for (var gateway : nodes) {
			if (gateway.name().endsWith("Gateway") && !isRefused(gateway)) {
				checkGateway(gateway, outgoing.getOrDefault(gateway.id(), List.of()), faults);
			}
		}
		for (var flow : flows) {
			var source = sources.get(flow.get("sourceRef"));
			if (source == null || !(source.is("bpmn:exclusiveGateway") || isRefused(source))) {
				if (hasCondition(flow)) {
					faults.add("condition", flow, flow.id());
				}
				if (flow.says("name")) {
					faults.add("question", flow, flow.get("name"));
				}
			}
		}
	}

	/**
	 * Checks whether the element is refused already, so that its gateway rules need no
	 * fault of their own.
	 */
	private boolean isRefused(ModelNode node) {
		return this.book.refusedElement(node.name()).isPresent();
	}

	private void checkGateway(ModelNode gateway, List<ModelNode> outgoing, ModelFaults faults) {
		if (!gateway.is("bpmn:exclusiveGateway") || outgoing.size() < 2) {
			if (gateway.says("name")) {
				faults.add("question", gateway, gateway.get("name"));
			}
			if (gateway.says("default")) {
				faults.add("default-flow", gateway, gateway.get("default"));
			}
			return;
		}
		var isChoice = outgoing.size() > 2;
		if (!gateway.get("name").matches(isChoice ? this.book.choice("name") : this.book.question("name"))) {
			faults.add("question", gateway, gateway.get("name"));
		}
		var usual = outgoing.stream().filter((flow) -> flow.id().equals(gateway.get("default"))).findFirst();
		if (usual.isEmpty()) {
			faults.add("default-flow", gateway, gateway.get("name"));
			return;
		}
		if (isChoice) {
			checkChoice(outgoing, usual.get(), faults);
			return;
		}
		for (var flow : outgoing) {
			var isUsual = flow == usual.get();
			if (!flow.get("name").equals(this.book.question(isUsual ? "no" : "yes"))) {
				faults.add("question", flow, flow.get("name"));
			}
			if (hasCondition(flow) == isUsual) {
				faults.add("condition", flow, flow.id());
			}
		}
	}

	/**
	 * Checks a decision with more than two outcomes: each way has a name of its own, and
	 * all conditions compare the same variable with other values, so that their order has
	 * no meaning.
	 */
	private void checkChoice(List<ModelNode> ways, ModelNode usual, ModelFaults faults) {
		var names = new HashSet<>(List.of("", this.book.question("yes"), this.book.question("no")));
		var compared = new HashSet<String>();
		var values = new HashSet<String>();
		for (var way : ways) {
			if (!names.add(way.get("name"))) {
				faults.add("question", way, way.get("name"));
			}
			var condition = way.children("bpmn:conditionExpression").map(ModelNode::text).findFirst().orElse("");
			var isComparison = condition.matches(this.book.choice("condition"));
			if (isComparison) {
				compared.add(condition.substring(2, condition.indexOf(' ')));
			}
			if (isComparison == (way == usual) || compared.size() > 1
					|| !VALUE.matcher(condition).results().allMatch((value) -> values.add(value.group()))) {
				faults.add("condition", way, way.id());
			}
		}
	}

	/**
	 * Checks that each task of people shows its deadline, that no other element does, and
	 * that every other event on a border has a name.
	 */
	private void checkDeadlines(List<ModelNode> nodes, ModelFaults faults) {
		var tasks = nodes.stream().filter((node) -> node.is("bpmn:userTask")).map(ModelNode::id).toList();
		var shown = new HashSet<String>();
		for (var node : nodes) {
			if (isDeadline(node)) {
				var task = node.get("attachedToRef");
				var isFirst = shown.add(task);
				var leads = nodes.stream().anyMatch((flow) -> flow.get("sourceRef").equals(node.id()));
				if (!isFirst || leads || !tasks.contains(task) || !node.get("cancelActivity").equals("false")
						|| node.children("bpmn:extensionElements").findAny().isPresent()) {
					faults.add("deadline", node, task);
				}
			}
			else if (node.is("bpmn:boundaryEvent") && !node.says("name")) {
				faults.add("name", node, "name");
			}
		}
		nodes.stream()
			.filter((node) -> node.is("bpmn:userTask") && !shown.contains(node.id()))
			.forEach((task) -> faults.add("deadline", task, task.get("name")));
	}

	private boolean isDeadline(ModelNode node) {
		return node.children("bpmn:timerEventDefinition")
			.flatMap((timer) -> timer.children("bpmn:timeDate"))
			.anyMatch((moment) -> moment.text().equals(this.book.deadline()));
	}

	private static boolean hasCondition(ModelNode flow) {
		return flow.children("bpmn:conditionExpression").findAny().isPresent();
	}

	private void checkDocumented(ModelNode node, ModelFaults faults) {
		if (this.book.words("documented").contains(node.name())
				&& node.children("bpmn:documentation").allMatch((said) -> said.text().isEmpty())) {
			faults.add("documentation", node, node.id());
		}
	}

	private void checkProperties(ModelNode node, ModelFaults faults) {
		var isProcess = node.is("bpmn:process");
		var known = this.book.words(isProcess ? "processProperties" : "elementProperties");
		for (var property : node.extensions("camunda:property")) {
			var name = property.get("name");
			var value = property.get("value");
			if (!known.contains(base(name)) || isOfNoDocument(name, node) || !isValue(name, value)
					|| isMisplaced(name, node)) {
				faults.add("property", node, name + "=" + value);
			}
		}
		checkMilestone(node, faults);
		if (node.is("bpmn:userTask") && node.property("shows").isEmpty()) {
			faults.add("shows", node, node.id());
		}
		if (isNamed(node) && node.property(NAME_IN_ENGLISH).isEmpty()) {
			faults.add("name-english", node, node.get("name"));
		}
	}

	/**
	 * Checks whether people read the name of an element, other than the answers to a
	 * question, whose English is known.
	 */
	private boolean isNamed(ModelNode node) {
		var name = node.get("name");
		return node.is("bpmn:process") || this.book.kind("arabic").fits(name)
				&& !Set.of(this.book.question("yes"), this.book.question("no")).contains(name);
	}

	/**
	 * Checks that a milestone tells what has happened: a task of people may end in any
	 * way, so only the events after it can, and only a step that takes time is under way.
	 * A step that requests announce as coming is reached with a milestone.
	 */
	private void checkMilestone(ModelNode node, ModelFaults faults) {
		if (node.is("bpmn:userTask") && node.property("milestone").isPresent()
				|| !this.book.words("takeTime").contains(node.name()) && node.property("underWay").isPresent()) {
			faults.add("milestone", node, node.id());
		}
		if (node.property("reaches").isPresent() && node.property("milestone").isEmpty()) {
			faults.add("milestone", node, node.id());
		}
		if (isInOneLanguage("milestone", node) || isInOneLanguage("underWay", node)) {
			faults.add("milestone-english", node, node.id());
		}
	}

	private static boolean isInOneLanguage(String name, ModelNode node) {
		return node.property(name).isPresent() != node.property(name + FormWords.ENGLISH).isPresent();
	}

	/** Returns the name of a property without the document that it belongs to. */
	private static String base(String name) {
		return name.replaceFirst("\\..*", "");
	}

	/** Checks whether a property of a document names none that the service needs. */
	private boolean isOfNoDocument(String name, ModelNode node) {
		var ofDocument = this.book.words("ofDocuments").contains(base(name));
		return name.contains(".") != ofDocument
				|| ofDocument && !List.of(node.property("neededDocuments").orElse("").split(","))
					.contains(name.substring(name.indexOf('.') + 1));
	}

	private static boolean isMisplaced(String name, ModelNode node) {
		return switch (name) {
			case "returnTo", "fourEyes", "nameWith", "stepUp", "shows", DESCRIPTION_IN_ENGLISH ->
				!node.is("bpmn:userTask");
			case "performer" -> !node.is("bpmn:userTask") && !node.is("bpmn:startEvent");
			case "notificationEvent" -> !node.is("bpmn:intermediateThrowEvent");
			default -> false;
		};
	}

	private boolean isValue(String name, String value) {
		return switch (base(name)) {
			case NAME_IN_ENGLISH -> this.book.kind("english").fits(value) && value.length() <= NAME;
			case DESCRIPTION_IN_ENGLISH -> this.book.kind("english").fits(value) && value.length() <= DESCRIPTION;
			case "milestone", "underWay" -> this.book.kind("arabic").fits(value) && value.length() <= MILESTONE;
			case "milestoneEn", "underWayEn" -> this.book.kind("english").fits(value) && value.length() <= MILESTONE;
			case "aboutAr", "keywordsAr", "qualifierAr" ->
				this.book.kind("arabic").fits(value) && value.length() <= MILESTONE;
			case "aboutEn", "keywordsEn", "qualifierEn", "documentTitleEn" ->
				this.book.kind("english").fits(value) && value.length() <= MILESTONE;
			case "requiredWhen" -> value.equals("false") || REQUIRED.matcher(value).matches();
			case "neededDocuments" -> value.equals(NONE)
					|| Arrays.stream(value.split(",")).allMatch(this.vocabulary.documentKinds()::contains);
			case "coming" -> isOrder(List.of(value.split(",")));
			case "reaches" -> this.vocabulary.comingSteps().contains(value);
			case "caseState" -> this.vocabulary.caseStates().contains(value);
			case "performer", "returnTo", "fourEyes" -> PERFORMERS.matcher(value).matches();
			case "stepUp" -> value.equals(TRUE);
			case "shows" ->
				value.equals(NONE) || this.book.words("shownParts").containsAll(Arrays.asList(value.split(",")));
			case "nameWith" -> VARIABLES.matcher(value).matches();
			case "notificationEvent" -> EVENT.matcher(value).matches();
			case "supervisors" -> this.vocabulary.roles().containsKey(value);
			case "sector" -> this.vocabulary.departments().contains(value);
			case "audience" -> Set.of("CITIZEN", "RESIDENT").containsAll(Arrays.asList(value.split(",")));
			case "channels" -> this.vocabulary.channels().containsAll(Arrays.asList(value.split(",")));
			default -> true;
		};
	}

	private boolean isOrder(List<String> steps) {
		return this.vocabulary.comingSteps().containsAll(steps) && new HashSet<>(steps).size() == steps.size();
	}

	private void checkSavePoint(ModelNode node, ModelFaults faults) {
		var saved = node.get("camunda:asyncBefore").equals(TRUE) || node.get("camunda:asyncAfter").equals(TRUE);
		if (saved && node.extensions("camunda:failedJobRetryTimeCycle").isEmpty()) {
			faults.add("save-point", node, node.id());
		}
	}

	private void checkCall(ModelNode call, ModelFaults faults) {
		var in = call.extensions("camunda:in");
		var targets = in.stream()
			.map((mapping) -> mapping.get("target"))
			.filter((target) -> !target.isEmpty())
			.toList();
		if (new HashSet<>(targets).size() != targets.size()) {
			faults.add("mapping", call, targets.toString());
		}
		var handedOn = this.book.words("caseFacts");
		in.stream()
			.filter((mapping) -> mapping.get("source").equals(mapping.get("target")))
			.map((mapping) -> mapping.get("target"))
			.filter(handedOn::contains)
			.forEach((repeated) -> faults.add("mapping", call, repeated));
	}

	/**
	 * Checks that the listed tasks still demand a fresh authentication of the person who
	 * completes them.
	 */
	private void checkStepUp(ModelNode process, List<ModelNode> nodes, ModelFaults faults) {
		this.book.words("stepUp")
			.stream()
			.map((listed) -> listed.split("#"))
			.filter((listed) -> listed[0].equals(process.id()) && nodes.stream()
				.noneMatch((node) -> node.is("bpmn:userTask") && node.id().equals(listed[1]) && says(node, "stepUp")))
			.forEach((listed) -> faults.add("step-up",
					nodes.stream().filter((node) -> node.id().equals(listed[1])).findFirst().orElse(process),
					listed[1]));
	}

	/**
	 * Checks that no model writes a variable with the name of a role on which four eyes
	 * rest: the listed ones, and those named by the model's own elements.
	 */
	private void checkLawFacts(List<ModelNode> nodes, ModelFaults faults) {
		var facts = new HashSet<>(this.book.words("lawFacts"));
		nodes.forEach((node) -> Stream.of("performer", "fourEyes", "returnTo")
			.flatMap((property) -> node.property(property).stream())
			.forEach((names) -> facts.addAll(List.of(names.split(",")))));
		for (var node : nodes) {
			var written = switch (node.name()) {
				case "camunda:inputParameter", "camunda:outputParameter" -> node.get("name");
				case "camunda:in", "camunda:out" -> node.get("target");
				case "bpmn:businessRuleTask" -> node.get("camunda:resultVariable");
				default -> "";
			};
			if (facts.contains(written)) {
				faults.add("law-fact", node, written);
			}
		}
	}

	/**
	 * Checks that a service task calls a delegate of its own domain, or one that is
	 * listed for all or for this model.
	 */
	private void checkDelegates(ModelNode process, List<ModelNode> nodes, ModelFaults faults) {
		var shared = this.book.words("sharedDelegates");
		var lent = this.book.words("lentDelegates");
		nodes.stream().filter((node) -> node.is("bpmn:serviceTask")).forEach((task) -> {
			var delegate = task.get("camunda:delegateExpression").replaceAll("[${}]", "");
			var owner = this.vocabulary.delegates().getOrDefault(delegate, domain(process.id()));
			if (!owner.equals(domain(process.id())) && !shared.contains(delegate)
					&& !lent.contains(process.id() + "#" + delegate)) {
				faults.add("delegate-domain", task, delegate);
			}
		});
	}

	/** Checks that an event that sends a message informs the requester, and of what. */
	private static void checkInforming(ModelNode event, ModelFaults faults) {
		var messages = event.children("bpmn:messageEventDefinition").toList();
		var about = event.property("notificationEvent");
		if (messages.isEmpty() == about.isPresent() || messages.stream().anyMatch((one) -> one.says("messageRef"))) {
			faults.add("informing", event, about.orElse(""));
		}
	}

	private void checkDecision(ModelNode process, ModelNode task, ModelFaults faults) {
		if (task.get("camunda:decisionRef").equals(EligibilityConvention.REFERENCE)
				&& !process.id().equals(EligibilityConvention.APPLICATION)) {
			faults.add("dynamic-reference", task, EligibilityConvention.REFERENCE);
		}
		// The result of a verdict is kept in the case file.
		var kept = task.property("verdict").isPresent();
		if (kept == task.says("camunda:resultVariable") || kept == task.says("camunda:mapDecisionResult")) {
			faults.add("decision-result", task, task.get("camunda:resultVariable"));
		}
	}

}
