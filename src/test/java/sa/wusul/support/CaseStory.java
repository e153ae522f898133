package sa.wusul.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole program in which nothing happens by itself: jobs, messages and the
 * look for overdue tasks are run by {@link CaseWork}, so that a story tells what happens
 * when. All such tests share one program per database.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "camunda.bpm.job-execution.enabled=false", "wusul.relay.automatic=false",
				"wusul.escalation.look-every=P1D", "wusul.supervision.add-up-after=P1D",
				"wusul.supervision.measure-after=P1D", "wusul.demo.cases=false" })
@Import(CaseWork.class)
public @interface CaseStory {

}
