package sa.wusul.casefile.engine;

import org.camunda.bpm.engine.FormService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration that provides the engine's form service to callers that open cases
 * without a form of Tasklist.
 */
@Configuration
class CaseFormConfiguration {

	@Bean
	CaseOpeningFormService caseOpeningForms(FormService formService) {
		return (CaseOpeningFormService) formService;
	}

}
