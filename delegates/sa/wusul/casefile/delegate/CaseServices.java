package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.FormService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers the engine's form service to those who open cases without a form of Tasklist.
 */
@Configuration
class CaseServices {

	@Bean
	CaseOpeningForms caseOpeningForms(FormService formService) {
		return (CaseOpeningForms) formService;
	}

}
