package sa.wusul.webapps;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.Visitor;
import sa.wusul.tawasul.visit.Visitors;

/** Reader of the visitors of a visit, each with the decision on them. */
@Component
class VisitorsPartReader implements TaskPartReader {

	private final Visitors visitors;

	VisitorsPartReader(Visitors visitors) {
		this.visitors = visitors;
	}

	@Override
	public ShownPart part() {
		return ShownPart.VISITORS;
	}

	@Override
	public Optional<TaskView.Part> forTask(String caseReference, Map<String, Object> variables) {
		return Optional.of(this.visitors.forCase(caseReference))
			.filter((all) -> !all.isEmpty())
			.map((all) -> new TaskView.Part(CaseFileWords.of("shown", "visitors"),
					all.stream().map(VisitorsPartReader::fact).toList()));
	}

	private static TaskView.Fact fact(Visitor visitor) {
		return TaskView.Fact.of(visitor.name(),
				Stream
					.of(Optional.of(visitor.identity().value()),
							visitor.verdict().map((verdict) -> CaseFileWords.of("visitorVerdict", verdict)),
							visitor.reason(), visitor.checkedInAt().map((at) -> CaseFileWords.of("shown", "checkedIn")))
					.flatMap(Optional::stream)
					.collect(CaseFileWords.listed()));
	}

}
