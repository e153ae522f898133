package sa.wusul.webapps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.PersonName;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;

/** Reader of the detainee whom a case of the Tawasul window is about. */
@Component
class DetaineePartReader implements TaskPartReader {

	private final DetaineeCases cases;

	private final Findings findings;

	private final Rights rights;

	DetaineePartReader(DetaineeCases cases, Findings findings, Rights rights) {
		this.cases = cases;
		this.findings = findings;
		this.rights = rights;
	}

	@Override
	public ShownPart part() {
		return ShownPart.DETAINEE;
	}

	@Override
	public Optional<TaskView.Part> forTask(String caseReference, Map<String, Object> variables) {
		return this.cases.find(caseReference)
			.map((detainee) -> new TaskView.Part(word("detainee"),
					facts(detainee, this.findings.forCase(caseReference))));
	}

	private List<TaskView.Fact> facts(DetaineeCase detainee, Map<String, Object> known) {
		var facts = new ArrayList<TaskView.Fact>();
		Optional.ofNullable((PersonName) known.get("detaineeNameOnFile"))
			.ifPresent((name) -> facts.add(TaskView.Fact.of(word("detaineeName"), name.value())));
		facts.add(TaskView.Fact.of(word("detaineeIdentity"), detainee.detainee().value()));
		Optional.ofNullable(known.get("detaineeNumber"))
			.ifPresent((number) -> facts.add(TaskView.Fact.of(word("detaineeNumber"), number.toString())));
		detainee.prison()
			.flatMap(this.rights.organisation()::prison)
			.map(Organisation.Prison::shown)
			.ifPresent((prison) -> facts.add(TaskView.Fact.of(word("prison"), prison)));
		return facts;
	}

	private static String word(String name) {
		return CaseFileWords.of("shown", name);
	}

}
