package sa.wusul.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole program without automatic work: {@link CaseWork} runs jobs,
 * messages and the check for overdue tasks, so that a story decides when they happen, and
 * sessions of staff live through the days of a story. All such tests share one program
 * per database.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
		"camunda.bpm.job-execution.enabled=false", "wusul.relay.automatic=false", "wusul.escalation.look-every=P1D",
		"wusul.meeting.look-every=P1D", "wusul.sms.look-every=P1D", "wusul.rights.look-every=P1D",
		"wusul.search.look-every=P1D", "wusul.fees.reconcile-at=-", "wusul.supervision.add-up-after=P1D",
		"wusul.supervision.measure-after=P1D", "wusul.supervision.figures-age=PT0S", "wusul.alarms.look-after=P1D",
		"wusul.morning.look-after=P1D", "wusul.promises.look-after=P1D", "wusul.demo.cases=false",
		"wusul.portal.tries-a-minute=1000", "wusul.portal.looks-a-minute=150", "server.forward-headers-strategy=native",
		"wusul.staff-session.longest=P365D", "wusul.staff-session.idle=P365D", "wusul.citizen-session.idle=P365D" })
@Import({ CaseWork.class, ArrivalFormHandler.class })
public @interface CaseStory {

}
