package sa.wusul.department.delegate;

import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import static sa.wusul.department.process.ConsultationProcess.OPINION_COUNT;
import static sa.wusul.department.process.ConsultationProcess.SECOND_DEPARTMENT;
import static sa.wusul.department.process.ConsultationProcess.THIRD_DEPARTMENT;

/** {@code Task_CountOpinions}: counts the departments that are asked. */
@Component
class CountOpinionsDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
		var others = Stream.of(SECOND_DEPARTMENT, THIRD_DEPARTMENT)
			.filter((department) -> department.findIn(execution).isPresent())
			.count();
		OPINION_COUNT.set(execution, 1 + others);
	}

}
