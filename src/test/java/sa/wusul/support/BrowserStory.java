package sa.wusul.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole program as it runs for people: jobs, messages and the search for
 * overdue tasks happen by themselves. Alarms and the morning sheet do not: they would
 * come some seconds after the program's start, at some hours only, between the tasks of a
 * story. All such tests share one program per database, which {@link ProgramPerClass}
 * puts back before each class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "wusul.portal.tries-a-minute=1000", "wusul.portal.looks-a-minute=1000",
				"wusul.alarms.look-after=P1D", "wusul.morning.look-after=P1D", "wusul.rooms.relay.host=127.0.0.1",
				"wusul.rooms.pages.loopback=true", "wusul.rooms.relay.port=${random.int(20000,29000)}" })
@Import(CaseWork.class)
public @interface BrowserStory {

}
