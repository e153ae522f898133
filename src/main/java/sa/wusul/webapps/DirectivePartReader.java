package sa.wusul.webapps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.DirectiveService;
import sa.wusul.meeting.DirectiveService.Directive;
import sa.wusul.meeting.DirectiveService.DirectiveKey;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;

/** Reader of the directive that a step is about, with the evidence of its execution. */
@Component
class DirectivePartReader implements TaskPartReader {

	private static final String MEETING_AT = "meetingAt";

	private static final String NUMBER = "directiveNumber";

	private final DirectiveService directives;

	private final Rights rights;

	DirectivePartReader(DirectiveService directives, Rights rights) {
		this.directives = directives;
		this.rights = rights;
	}

	@Override
	public ShownPart part() {
		return ShownPart.DIRECTIVE;
	}

	@Override
	public Optional<TaskView.Part> forTask(String caseReference, Map<String, Object> variables) {
		if (!(variables.get(NUMBER) instanceof Long number && variables.get(MEETING_AT) instanceof String meetingAt)) {
			return Optional.empty();
		}
		return Optional
			.of(part(this.directives.get(new DirectiveKey(caseReference, Instant.parse(meetingAt), number))));
	}

	private TaskView.Part part(Directive directive) {
		var facts = new ArrayList<TaskView.Fact>();
		facts.add(TaskView.Fact.of(word("directiveText"), directive.text()));
		facts.add(TaskView.Fact.of(word("directiveOwner"), directive.owner()));
		this.rights.organisation()
			.department(directive.department())
			.map(Place::shown)
			.ifPresent((department) -> facts.add(TaskView.Fact.of(word("directiveDepartment"), department)));
		facts.add(TaskView.Fact.at(word("directiveDueAt"), directive.dueAt()));
		Optional.ofNullable(directive.evidence())
			.ifPresent((evidence) -> facts.add(TaskView.Fact.of(word("directiveEvidence"), evidence)));
		Optional.ofNullable(directive.reportedAt())
			.ifPresent((at) -> facts.add(TaskView.Fact.at(word("directiveReportedAt"), at)));
		return new TaskView.Part(word("directive"), facts);
	}

	private static String word(String name) {
		return CaseFileWords.of("shown", name);
	}

}
