/**
 * The rules for models, tables and forms, read from {@code release/model-rules.json}. The
 * deployment, the build and the plug-in of Camunda Modeler apply the same rules. No
 * engine types.
 */
package sa.wusul.release.rules;
