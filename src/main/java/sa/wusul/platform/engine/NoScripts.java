package sa.wusul.platform.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

import sa.wusul.platform.problem.RefusalException;

/**
 * Protection against scripts in models: a diagram with a script fails to deploy, and no
 * script language is available where a script is only found later.
 */
final class NoScripts {

	private NoScripts() {
	}

	private static RefusalException refusal(String language) {
		return new RefusalException(RefusalException.Kind.INVALID, "model.script", language);
	}

	/** Script factory that rejects every script in a diagram. */
	static final class Factory extends ScriptFactory {

		@Override
		public ExecutableScript createScriptFromResource(String language, String resource) {
			throw refusal(language);
		}

		@Override
		public ExecutableScript createScriptFromSource(String language, String source) {
			throw refusal(language);
		}

		@Override
		public ExecutableScript createScriptFromResource(String language, Expression resource) {
			throw refusal(language);
		}

		@Override
		public ExecutableScript createScriptFromSource(String language, Expression source) {
			throw refusal(language);
		}

	}

	/** Script engine resolver without any language, for decision tables as well. */
	static final class Languages implements ScriptEngineResolver {

		@Override
		public void addScriptEngineFactory(ScriptEngineFactory factory) {
			throw refusal(factory.getLanguageName());
		}

		@Override
		public ScriptEngineManager getScriptEngineManager() {
			return null;
		}

		@Override
		public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
			throw refusal(language);
		}

	}

}
