package sa.wusul.release.rules;

import java.util.Map;

/**
 * An element of a model with what guards cases in it.
 *
 * @param kind name of the element in its language, such as {@code bpmn:userTask}
 * @param name of the step, row or column, or of the step that an event belongs to; empty
 * if it has none
 * @param nameEn the name in English, or the Arabic one if there is none
 */
public record GuardedElement(String id, String kind, String name, String nameEn, Map<Guard, String> values) {

}
