"""The map in a process of its own: native code on users' data may crash there, not here.

`MapWorker` is the cockpit's side. It imports neither Valhalla nor numpy.
"""

from cockpit.maps.worker.client import Answer, MapWorker, WorkerError

__all__ = ["Answer", "MapWorker", "WorkerError"]
