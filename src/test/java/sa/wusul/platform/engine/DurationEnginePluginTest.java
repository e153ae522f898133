package sa.wusul.platform.engine;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

import javax.xml.datatype.DatatypeFactory;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Durations of timers")
@Tag("fast")
class DurationEnginePluginTest {

	@Test
	@DisplayName("are read by the JDK's library, without a search of all jars")
	void found() throws Exception {
		new DurationEnginePlugin().preInit(null);
		var asked = new ArrayList<String>();
		var thread = Thread.currentThread();
		var classes = thread.getContextClassLoader();
		thread.setContextClassLoader(new Watched(classes, asked));
		try {
			assertThat(DatatypeFactory.newInstance().newDuration("P3D").getDays()).isEqualTo(3);
		}
		finally {
			thread.setContextClassLoader(classes);
		}
		assertThat(asked).isEmpty();
	}

	/** Remembers the files that are looked for. */
	private static final class Watched extends ClassLoader {

		private final List<String> asked;

		Watched(ClassLoader parent, List<String> asked) {
			super(parent);
			this.asked = asked;
		}

		@Override
		public Enumeration<URL> getResources(String name) throws IOException {
			this.asked.add(name);
			return super.getResources(name);
		}

	}

}
