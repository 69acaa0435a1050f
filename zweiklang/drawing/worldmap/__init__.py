# SPDX-FileCopyrightText: 2026 Zweiklang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map: cities joined by two strands, on land without borders, in true proportion."""

from zweiklang.drawing.worldmap.draw import MapDrawing, world_map
from zweiklang.drawing.worldmap.land import Land, load_land
from zweiklang.drawing.worldmap.places import Place

__all__ = ["Land", "MapDrawing", "Place", "load_land", "world_map"]
